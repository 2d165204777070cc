//! Numbers as the published pages print them: the formats of Java's `Double` and `BigDecimal`.

/// Formats a float with at least one decimal: `1.5`, `100000.0`, `1.0E10`, `1.0E-4`.
pub(crate) fn float(value: f64) -> String {
    let size = value.abs();
    if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 {
            "Infinity".to_owned()
        } else {
            "-Infinity".to_owned()
        }
    } else if size == 0.0 || (1e-3..1e7).contains(&size) {
        format!("{value:?}")
    } else {
        let scientific = format!("{value:e}");
        let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        let fraction = if digits.contains('.') { "" } else { ".0" };
        format!("{digits}{fraction}E{exponent}")
    }
}

/// Like [`float`], in single precision.
pub(crate) fn single(value: f32) -> String {
    // The fewest digits that identify the value in single precision.
    value
        .to_string()
        .parse()
        .map_or_else(|_| String::new(), float)
}

/// Formats an exact decimal with all its digits: `1.50` is unchanged, `1e5` is `1E+5`, `1.0E10` is `1.0E+10`. `None` if the
/// string is not a number.
pub(crate) fn decimal(text: &str) -> Option<String> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], integer(&unsigned[at + 1..])?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0');
    let significant = if significant.is_empty() {
        "0"
    } else {
        significant
    };
    let sign = if negative && significant != "0" {
        "-"
    } else {
        ""
    };
    let scale = i64::try_from(fraction.len()).ok()? - exponent;
    let point = i64::try_from(significant.len()).ok()? - scale;
    Some(format!("{sign}{}", placed(significant, scale, point)))
}

/// Like [`decimal`], but never with an exponent: `1.0E10` is `10000000000`. `None` also for a number of more than a
/// thousand digits.
pub(crate) fn plain(text: &str) -> Option<String> {
    const MOST_DIGITS: usize = 1_000;
    let decimal = decimal(text)?;
    let Some((mantissa, exponent)) = decimal.split_once('E') else {
        return Some(decimal);
    };
    let exponent: i64 = exponent.parse().ok()?;
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let point = i64::try_from(whole.len()).ok()? + exponent;
    let size = usize::try_from(point.unsigned_abs()).ok()?;
    if size > MOST_DIGITS {
        return None;
    }
    Some(if point <= 0 {
        format!("{sign}0.{}{digits}", "0".repeat(size))
    } else if size >= digits.len() {
        format!("{sign}{digits}{}", "0".repeat(size - digits.len()))
    } else {
        format!("{sign}{}.{}", &digits[..size], &digits[size..])
    })
}

/// Places the point in `digits`: `scale` digits come after it, `point` before it.
fn placed(digits: &str, scale: i64, point: i64) -> String {
    let before = usize::try_from(point).unwrap_or(0).min(digits.len());
    match scale {
        0 => digits.to_owned(),
        1.. if point > 0 => format!("{}.{}", &digits[..before], &digits[before..]),
        1.. if point > -6 => {
            let zeros = usize::try_from(-point).unwrap_or(0);
            format!("0.{}{digits}", "0".repeat(zeros))
        }
        _ => {
            let point_and_rest = if digits.len() > 1 {
                format!(".{}", &digits[1..])
            } else {
                String::new()
            };
            format!("{}{point_and_rest}E{:+}", &digits[..1], point - 1)
        }
    }
}

/// Parses an exponent of at most nine digits.
fn integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain =
        (1..=9).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats() {
        for (value, text) in [
            (1.5, "1.5"),
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (100_000.0, "100000.0"),
            (9_999_999.0, "9999999.0"),
            (1e7, "1.0E7"),
            (12_345_678.9, "1.23456789E7"),
            (0.001, "0.001"),
            (0.0001, "1.0E-4"),
            (1.5e-7, "1.5E-7"),
            (1e22, "1.0E22"),
            (f64::MAX, "1.7976931348623157E308"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(float(value), text);
        }
    }

    #[test]
    fn plain_decimals() {
        for (text, printed) in [
            ("1.50", Some("1.50")),
            ("100000.0", Some("100000.0")),
            ("1.0E10", Some("10000000000")),
            ("-1.25E3", Some("-1250")),
            ("1.5E-8", Some("0.000000015")),
            ("1E5000", None),
            ("lots", None),
        ] {
            assert_eq!(plain(text).as_deref(), printed, "from {text:?}");
        }
    }

    #[test]
    fn decimals() {
        for (text, printed) in [
            ("1.50", Some("1.50")),
            ("100", Some("100")),
            (".5", Some("0.5")),
            ("5.", Some("5")),
            ("+5", Some("5")),
            ("-.5e1", Some("-5")),
            ("00.50", Some("0.50")),
            ("0.00", Some("0.00")),
            ("-0.0", Some("0.0")),
            ("1.0E-4", Some("0.00010")),
            ("0.0000001", Some("1E-7")),
            ("0E-10", Some("0E-10")),
            ("1.23456789E8", Some("123456789")),
            ("1.0E10", Some("1.0E+10")),
            ("12e3", Some("1.2E+4")),
            ("123e-9", Some("1.23E-7")),
            ("1E400", Some("1E+400")),
            ("1e9999999999", None),
            ("", None),
            (".", None),
            ("1e", None),
            (" 5", None),
            ("0x1F", None),
            ("1,000", None),
            ("é", None),
        ] {
            assert_eq!(decimal(text).as_deref(), printed, "from {text:?}");
        }
    }
}
