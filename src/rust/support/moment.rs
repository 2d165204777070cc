//! Parsing of dates and times without any date library, in the spellings that APIs use.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::text::{Date, DateTime, Uuid};

const DAY: i64 = 86_400;

/// The error for a string that does not have the expected format, such as `soon` for a
/// date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    expected: &'static str,
    text: String,
}

impl FormatError {
    pub(crate) fn new(expected: &'static str, text: &str) -> Self {
        Self { expected, text: text.to_owned() }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not {}", self.text, self.expected)
    }
}

impl std::error::Error for FormatError {}

impl DateTime {
    /// Returns the current time of the system clock, in UTC and with milliseconds.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// Returns `true` if both are the same moment, however they are spelled. Strings
    /// that are not a date and time are compared as strings. `==` always compares the
    /// strings.
    #[must_use]
    pub fn is_same_moment(&self, other: &Self) -> bool {
        match (self.moment(), other.moment()) {
            (Some(moment), Some(other)) => moment == other,
            _ => self == other,
        }
    }

    /// Returns the seconds since 1970 in UTC and the nanoseconds, or `None` if the
    /// string is not a date and time.
    fn moment(&self) -> Option<(i64, u32)> {
        let text = self.as_str().trim();
        let days = days(text.get(..10)?)?;
        let Some(time) = text.get(10..).filter(|time| !time.is_empty()) else {
            return Some((days * DAY, 0));
        };
        let time = time.strip_prefix(['T', 't', ' '])?;
        let (clock, zone) = match time.find(['Z', 'z', '+', '-']) {
            Some(at) => (&time[..at], &time[at..]),
            None => (time, ""),
        };
        let (seconds, nanos) = clock_time(clock.trim_end())?;
        Some((days * DAY + seconds - offset(zone)?, nanos))
    }
}

/// Orders by moment, and strings for the same moment by string. Strings that are not a
/// date and time come last.
impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_text = || self.as_str().cmp(other.as_str());
        match (self.moment(), other.moment()) {
            (Some(moment), Some(other)) => moment.cmp(&other).then_with(by_text),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => by_text(),
        }
    }
}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Writes milliseconds, as most APIs do.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let millis = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
            Err(before) => {
                -i64::try_from(before.duration().as_millis()).unwrap_or(i64::MAX)
            }
        };
        let (seconds, millis) = (millis.div_euclid(1000), millis.rem_euclid(1000));
        let (year, month, day) = civil(seconds.div_euclid(DAY));
        let clock = seconds.rem_euclid(DAY);
        let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
            .into()
    }
}

impl TryFrom<&DateTime> for SystemTime {
    type Error = FormatError;

    fn try_from(moment: &DateTime) -> Result<Self, FormatError> {
        let not = || FormatError::new("a moment", moment);
        let (seconds, nanos) = moment.moment().ok_or_else(not)?;
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let start = if seconds < 0 {
            UNIX_EPOCH.checked_sub(whole)
        } else {
            UNIX_EPOCH.checked_add(whole)
        };
        let moment = start.and_then(|start| start.checked_add(Duration::new(0, nanos)));
        moment.ok_or_else(not)
    }
}

/// Accepts only a valid date and time; `From<&str>` accepts any string.
impl FromStr for DateTime {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        let value = Self::from(text);
        match value.moment() {
            Some(_) => Ok(value),
            None => Err(FormatError::new("a moment", text)),
        }
    }
}

/// Accepts only a valid date; `From<&str>` accepts any string.
impl FromStr for Date {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        match days(text) {
            Some(_) => Ok(text.into()),
            None => Err(FormatError::new("a day", text)),
        }
    }
}

/// Accepts only a UUID with hyphens; `From<&str>` accepts any string.
impl FromStr for Uuid {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        let is_hyphen = |at: usize| matches!(at, 8 | 13 | 18 | 23);
        let fits = |(at, byte): (usize, u8)| {
            if is_hyphen(at) { byte == b'-' } else { byte.is_ascii_hexdigit() }
        };
        if text.len() == 36 && text.bytes().enumerate().all(fits) {
            Ok(text.into())
        } else {
            Err(FormatError::new("a UUID", text))
        }
    }
}

/// Returns the number of days from 1970-01-01 to a date such as `2018-01-11`.
fn days(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let mut part = |width| number(parts.next()?, width);
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if parts.next().is_some() || !(1..=longest).contains(&day) {
        return None;
    }
    // Years begin in March here, so that the leap day comes last.
    let (year, month) =
        if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let in_year = (153 * month + 2) / 5 + day - 1;
    Some(
        year * 365 + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + in_year
            - 719_468,
    )
}

/// Returns the year, month and day of a number of days since 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let day = in_year - (153 * month + 2) / 5 + 1;
    let (year, month) =
        if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    (year + era * 400, month, day)
}

/// Returns the seconds and nanoseconds of a time of day such as `18:45:37.098` or
/// `18:45`.
fn clock_time(text: &str) -> Option<(i64, u32)> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let mut parts = whole.split(':');
    let (hours, minutes) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let seconds = parts.next().map_or(Some(0), |part| number(part, 2))?;
    if parts.next().is_some() || hours > 24 || minutes > 59 || seconds > 60 {
        return None;
    }
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
    let nanos = digits.fold(0, |nanos, digit| nanos * 10 + u32::from(digit - b'0'));
    Some((hours * 3600 + minutes * 60 + seconds, nanos))
}

/// Returns the seconds by which a zone such as `Z`, `+02:00`, `+0200` or `+02` is ahead
/// of UTC. A missing zone is UTC.
fn offset(zone: &str) -> Option<i64> {
    if matches!(zone, "" | "Z" | "z") {
        return Some(0);
    }
    let (sign, digits) = match zone.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, zone.strip_prefix('+')?),
    };
    let hours = number(digits.get(..2)?, 2)?;
    let minutes = digits.get(2..)?.trim_start_matches(':');
    let minutes = if minutes.is_empty() { 0 } else { number(minutes, 2)? };
    (hours <= 24 && minutes <= 59).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Parses a number of exactly `width` digits.
fn number(text: &str, width: usize) -> Option<i64> {
    let fits = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}
