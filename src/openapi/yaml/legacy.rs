//! Reads scalars as YAML 1.1 does. It knows no nodes.

use crate::value::Value;

/// Reads an unquoted string as YAML 1.1 does, if that gives a boolean or a number.
pub(super) fn yaml_1_1(text: &str) -> Option<Value> {
    match text {
        "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Some(Value::Bool(true)),
        "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Some(Value::Bool(false)),
        _ => {}
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if text.len() > 40 || !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = unsigned.chars().filter(|&c| c != '_').collect();
    let integer = match digits.strip_prefix('0') {
        Some(octal) if octal.starts_with(|c: char| c.is_ascii_digit()) => {
            i128::from_str_radix(octal, 8).ok()?
        }
        _ => match (digits.strip_prefix("0x"), digits.strip_prefix("0b")) {
            (Some(hex), _) => i128::from_str_radix(hex, 16).ok()?,
            (_, Some(binary)) => i128::from_str_radix(binary, 2).ok()?,
            _ if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().ok()?,
            _ if digits.contains('.') => {
                return digits
                    .parse()
                    .ok()
                    .map(|float: f64| Value::Float(float * f64::from(sign)));
            }
            _ => return None,
        },
    };
    Some(Value::Integer(integer * i128::from(sign)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_1_1_reads_more_numbers() {
        for (text, value) in [("0123", 83), ("1_000", 1000), ("-0b11", -3)] {
            assert_eq!(yaml_1_1(text), Some(Value::Integer(value)), "{text}");
        }
        assert_eq!(yaml_1_1("1_0.5"), Some(Value::Float(10.5)));
        assert_eq!(yaml_1_1("2017-07-11"), None);
    }
}
