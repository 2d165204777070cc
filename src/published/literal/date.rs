//! Dates, date-times and UUIDs as the published pages print them: the formats of Java's `Date`, `OffsetDateTime` and `UUID`.

/// Formats a date-time: `2020-01-01T00:00:00.120Z` is unchanged, `2020-01-01T00:00:00Z` is `2020-01-01T00:00Z`. `None` if
/// the string is not a date-time with an offset.
pub(crate) fn moment(text: &str) -> Option<String> {
    let moment = parse_moment(text)?;
    let second = match (moment.second, &*moment.fraction) {
        (0, "") => String::new(),
        (second, "") => format!(":{second:02}"),
        (second, fraction) => format!(":{second:02}.{fraction}"),
    };
    let Moment {
        date,
        hour_minute,
        offset,
        ..
    } = moment;
    Some(format!("{date}T{hour_minute}{second}{offset}"))
}

/// Formats a date-time with seconds, and without trailing zeros in the fraction: `2020-01-01T00:00Z` is
/// `2020-01-01T00:00:00Z`, `….120Z` is `….12Z`.
pub(crate) fn instant(text: &str) -> Option<String> {
    let Moment {
        date,
        hour_minute,
        second,
        fraction,
        offset,
    } = parse_moment(text)?;
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!(
        "{date}T{hour_minute}:{second:02}{point}{fraction}{offset}"
    ))
}

/// The parts of a date-time.
struct Moment<'t> {
    date: &'t str,
    hour_minute: &'t str,
    second: u32,
    /// The digits of the fraction: 0, 3, 6 or 9.
    fraction: String,
    offset: String,
}

fn parse_moment(text: &str) -> Option<Moment<'_>> {
    let (date, time) = text.split_once(['T', 't'])?;
    let date = calendar_date(date)?;
    let offset_at = time.find(['Z', 'z', '+', '-'])?;
    let (time, offset) = time.split_at(offset_at);
    let (clock, fraction) = time
        .split_once('.')
        .map_or((time, None), |(clock, fraction)| (clock, Some(fraction)));
    let (hour_minute, second) = match clock.len() {
        5 if fraction.is_none() => (clock, 0),
        8 if clock.is_char_boundary(5) && clock[5..].starts_with(':') => {
            (&clock[..5], two_digits(&clock[6..], 59)?)
        }
        _ => return None,
    };
    let (hour, minute) = hour_minute.split_once(':')?;
    two_digits(hour, 23)?;
    two_digits(minute, 59)?;
    Some(Moment {
        date,
        hour_minute,
        second,
        fraction: nanoseconds(fraction.unwrap_or_default())?,
        offset: offset_text(offset)?,
    })
}

/// Formats a date, read leniently: `2020-02-30` is `Sun Mar 01 00:00:00 UTC 2020`. `None` if it is not three numbers.
pub(crate) fn day(text: &str) -> Option<String> {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let number = sloppy_day(text)?;
    let (year, month, day) = date_of(number);
    // The year before 1 is 1 BC, which is printed as 1.
    let year = if year > 0 { year } else { 1 - year };
    let week_day = DAYS[usize::try_from(number.rem_euclid(7)).ok()?];
    Some(format!(
        "{week_day} {} {day:02} 00:00:00 UTC {year}",
        MONTHS[usize::try_from(month - 1).ok()?]
    ))
}

/// Formats a date, read leniently, as in ISO 8601: `2020-02-30` is `2020-03-01`.
pub(crate) fn calendar_day(text: &str) -> Option<String> {
    let (year, month, day) = date_of(sloppy_day(text)?);
    let year = if year > 0 { year } else { 1 - year };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Returns the Julian day number of three numbers, even if they exceed the month or the year.
fn sloppy_day(text: &str) -> Option<i64> {
    let (year, rest) = leading_number(text)?;
    let (month, rest) = leading_number(rest.strip_prefix('-')?)?;
    let (day, rest) = leading_number(rest.strip_prefix('-')?)?;
    if !rest.is_empty() {
        return None;
    }
    Some(day_number(
        year + (month - 1).div_euclid(12),
        (month - 1).rem_euclid(12) + 1,
        day,
    ))
}

/// Formats a UUID in lower case: five groups of hexadecimal digits, padded or cut to their size.
pub(crate) fn uuid(text: &str) -> Option<String> {
    if text.len() > 36 {
        return None;
    }
    let groups: Vec<&str> = text.split('-').collect();
    let [a, b, c, d, e] = groups[..] else {
        return None;
    };
    let group = |text: &str, digits: usize| {
        let number = i64::from_str_radix(text, 16).ok()?;
        let padded = format!("{number:0digits$x}");
        Some(padded[padded.len() - digits..].to_owned())
    };
    Some(
        [
            group(a, 8)?,
            group(b, 4)?,
            group(c, 4)?,
            group(d, 4)?,
            group(e, 12)?,
        ]
        .join("-"),
    )
}

/// Returns the date if it is `YYYY-MM-DD` and exists in the calendar; a year beyond 9999 needs a sign.
fn calendar_date(text: &str) -> Option<&str> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (year, month_day) = unsigned.split_once('-')?;
    let signed = unsigned.len() != text.len();
    let digits = if signed { 4..=9 } else { 4..=4 };
    if !digits.contains(&year.len()) || !year.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let (month, day) = month_day.split_once('-')?;
    let (month, day) = (two_digits(month, 12)?, two_digits(day, 31)?);
    let year: u32 = year.parse().ok()?;
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (month > 0 && (1..=last).contains(&day)).then_some(text)
}

fn two_digits(text: &str, most: u32) -> Option<u32> {
    let plain = text.len() == 2 && text.bytes().all(|digit| digit.is_ascii_digit());
    plain
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number| *number <= most)
}

/// Returns the fraction of a second with 0, 3, 6 or 9 digits: the fewest that hold it.
fn nanoseconds(digits: &str) -> Option<String> {
    if digits.len() > 9 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let needed = digits.trim_end_matches('0').len().div_ceil(3) * 3;
    let padded = format!("{digits:0<9}");
    Some(padded[..needed].to_owned())
}

/// Returns `Z`, or `+hh:mm` with the seconds if there are any.
fn offset_text(text: &str) -> Option<String> {
    if text.eq_ignore_ascii_case("z") {
        return Some("Z".to_owned());
    }
    let parts: Vec<u32> = text
        .get(1..)?
        .split(':')
        .map(|part| two_digits(part, 59))
        .collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match parts[..] {
        [hours] => (hours, 0, 0),
        [hours, minutes] => (hours, minutes, 0),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    let total = hours * 3600 + minutes * 60 + seconds;
    let seconds = if seconds > 0 {
        format!(":{seconds:02}")
    } else {
        String::new()
    };
    match total {
        0 => Some("Z".to_owned()),
        1..=64_800 => Some(format!("{}{hours:02}:{minutes:02}{seconds}", &text[..1])),
        _ => None,
    }
}

/// Parses a number of at most nine digits, after spaces and a sign, and returns the rest.
fn leading_number(text: &str) -> Option<(i64, &str)> {
    let text = text.trim_start_matches(' ');
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let digits = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=9).contains(&digits) {
        return None;
    }
    let end = text.len() - unsigned.len() + digits;
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// The first day of the Gregorian calendar, 15 October 1582, as a Julian day number.
const FIRST_GREGORIAN: i64 = 2_299_161;

/// Returns the Julian day number of a date: days since noon, 1 January 4713 BC. It is 0 modulo 7 on Mondays.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = (153 * month + 2).div_euclid(5) + 365 * year + year.div_euclid(4) + day;
    let gregorian = days - year.div_euclid(100) + year.div_euclid(400) + 1_721_119;
    if gregorian >= FIRST_GREGORIAN {
        gregorian
    } else {
        days + 1_721_117
    }
}

/// Returns the year, month and day of a Julian day number.
fn date_of(number: i64) -> (i64, i64, i64) {
    let since = if number >= FIRST_GREGORIAN {
        let centuries = (4 * (number - 1_721_119) - 1).div_euclid(146_097);
        number - 1_721_119 + centuries - centuries.div_euclid(4)
    } else {
        number - 1_721_117
    };
    let year = (4 * since - 1).div_euclid(1461);
    let in_year = since - (1461 * year).div_euclid(4) - 1;
    let month = (5 * in_year + 2).div_euclid(153);
    let day = in_year - (153 * month + 2).div_euclid(5) + 1;
    if month < 10 {
        (year, month + 3, day)
    } else {
        (year + 1, month - 9, day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(print: fn(&str) -> Option<String>, table: &[(&str, &str)]) {
        for (text, printed) in table {
            assert_eq!(
                print(text).as_deref().unwrap_or("null"),
                *printed,
                "from {text:?}"
            );
        }
    }

    #[test]
    fn instants() {
        check(
            instant,
            &[
                ("2020-01-01T00:00Z", "2020-01-01T00:00:00Z"),
                (
                    "2020-01-01T00:00:00.120+05:30",
                    "2020-01-01T00:00:00.12+05:30",
                ),
                ("nope", "null"),
            ],
        );
    }

    #[test]
    fn calendar_days() {
        check(
            calendar_day,
            &[
                ("2020-02-30", "2020-03-01"),
                ("2020-1-2", "2020-01-02"),
                ("x", "null"),
            ],
        );
    }

    #[test]
    fn moments() {
        check(
            moment,
            &[
                ("2020-01-01T00:00Z", "2020-01-01T00:00Z"),
                ("2020-01-01T00:00:00.000Z", "2020-01-01T00:00Z"),
                ("2020-01-01T00:00:30.Z", "2020-01-01T00:00:30Z"),
                ("2020-01-01T10:11:12.1Z", "2020-01-01T10:11:12.100Z"),
                ("2020-01-01T10:11:00.1200Z", "2020-01-01T10:11:00.120Z"),
                (
                    "2020-01-01T10:11:12.1234567Z",
                    "2020-01-01T10:11:12.123456700Z",
                ),
                ("2020-01-01t10:11:12z", "2020-01-01T10:11:12Z"),
                ("2020-01-01T10:11:12+05:30", "2020-01-01T10:11:12+05:30"),
                ("2020-01-01T10:11:12+05", "2020-01-01T10:11:12+05:00"),
                (
                    "2020-01-01T10:11:12+05:30:15",
                    "2020-01-01T10:11:12+05:30:15",
                ),
                ("2020-01-01T10:11:12-00:00", "2020-01-01T10:11:12Z"),
                ("+12020-01-01T00:00:00Z", "+12020-01-01T00:00Z"),
                ("-0001-01-01T00:00:00Z", "-0001-01-01T00:00Z"),
                ("2020-02-29T00:00:00+18:00", "2020-02-29T00:00+18:00"),
                ("2021-02-29T00:00:00Z", "null"),
                ("2020-01-01T00:00:00-18:01", "null"),
                ("2020-01-01T10:11:12+0530", "null"),
                ("2020-01-01T10:11:12.1234567891Z", "null"),
                ("2020-01-01T24:00:00Z", "null"),
                ("2020-01-01T23:59:60Z", "null"),
                ("2020-01-01T00:00:00", "null"),
                ("2020-01-01 10:11:12Z", "null"),
                ("2020-1-1T00:00:00Z", "null"),
                ("12020-01-01T00:00:00Z", "null"),
                ("2020-01-01T00:00:00Z ", "null"),
                ("2020-01-01T00é00:00Z", "null"),
                ("2020-01-01Tü:ü:00Z", "null"),
                ("", "null"),
            ],
        );
    }

    #[test]
    fn days() {
        check(
            day,
            &[
                ("2020-02-03", "Mon Feb 03 00:00:00 UTC 2020"),
                ("2020-02-30", "Sun Mar 01 00:00:00 UTC 2020"),
                ("2020-13-01", "Fri Jan 01 00:00:00 UTC 2021"),
                ("2020-00-00", "Sat Nov 30 00:00:00 UTC 2019"),
                ("2020-01-12345", "Sat Oct 18 00:00:00 UTC 2053"),
                ("2020-123-01", "Fri Mar 01 00:00:00 UTC 2030"),
                ("2020--1-01", "Fri Nov 01 00:00:00 UTC 2019"),
                (" 2020- 1- 1", "Wed Jan 01 00:00:00 UTC 2020"),
                ("1582-10-10", "Wed Oct 20 00:00:00 UTC 1582"),
                ("0001-01-01", "Sat Jan 01 00:00:00 UTC 1"),
                ("0000-01-01", "Thu Jan 01 00:00:00 UTC 1"),
                ("-2020-01-01", "Sat Jan 01 00:00:00 UTC 2021"),
                ("1900-02-29", "Thu Mar 01 00:00:00 UTC 1900"),
                ("99999-01-01", "Fri Jan 01 00:00:00 UTC 99999"),
                ("2020-01-01T10:00:00Z", "null"),
                ("2020/01/01", "null"),
                ("2020-01", "null"),
                ("+2020-01-01", "null"),
                ("9999999999-01-01", "null"),
            ],
        );
    }

    #[test]
    fn uuids() {
        check(
            uuid,
            &[
                (
                    "ABCDEF00-0000-0000-0000-0000000000aB",
                    "abcdef00-0000-0000-0000-0000000000ab",
                ),
                ("1-2-3-4-5", "00000001-0002-0003-0004-000000000005"),
                ("+1-2-3-4-5", "00000001-0002-0003-0004-000000000005"),
                (
                    "123456789-12345-3-4-1234567890123",
                    "23456789-2345-0003-0004-234567890123",
                ),
                ("1-2-3-4", "null"),
                ("1-2-3-4-5-6", "null"),
                ("-1-2-3-4-5", "null"),
                ("11111111111111111-2-3-4-5", "null"),
                ("{abcdef00-0000-0000-0000-000000000000}", "null"),
                ("ef38f94347e94562b5bb8424a56397d8", "null"),
                ("é-2-3-4-5", "null"),
            ],
        );
    }
}
