//! Quotes an argument for a shell. The library and the command line, which is a crate of its own, both compile this file.

use std::ffi::OsStr;

/// Returns a word that a POSIX shell reads as exactly this argument. Invalid Unicode and control characters are written
/// with `$'…'`, which bash, zsh and ksh support.
pub(crate) fn quoted(argument: &OsStr) -> String {
    match argument.to_str() {
        Some(text) if !text.is_empty() && text.bytes().all(is_plain) => text.to_owned(),
        Some(text) if !text.contains(char::is_control) => {
            format!("'{}'", text.replace('\'', r"'\''"))
        }
        _ => format!(
            "$'{}'",
            argument
                .as_encoded_bytes()
                .iter()
                .map(escaped)
                .collect::<String>()
        ),
    }
}

/// Returns `true` if a character has no special meaning anywhere in a word.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_./:,@%+".contains(&byte)
}

fn escaped(byte: &u8) -> String {
    match byte {
        b'\'' | b'\\' => format!("\\{}", char::from(*byte)),
        b' '..=b'~' => char::from(*byte).into(),
        _ => format!("\\x{byte:02x}"),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::process::Command;

    use super::quoted;

    #[test]
    fn a_shell_reads_the_argument_back() {
        let printable =
            (' '..='~').flat_map(|c| [c.to_string(), format!("{c}a"), format!("a{c}b")]);
        let arguments: Vec<String> = printable
            .chain([String::new(), "grün\u{202e}".into(), "''".into()])
            .collect();
        let words: Vec<String> = arguments
            .iter()
            .map(|argument| quoted(OsStr::new(argument)))
            .collect();
        let script = format!("printf '%s\\n' {}", words.join(" "));
        let output = Command::new("sh")
            .args(["-c", &script])
            .current_dir("/")
            .output()
            .unwrap();
        let read: Vec<String> = String::from_utf8(output.stdout)
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect();
        assert_eq!(read, arguments);
    }

    #[test]
    fn an_argument_is_quoted_only_where_it_has_to_be() {
        let cases: [(&[u8], &str); 6] = [
            (b"api/spec-1.yaml", "api/spec-1.yaml"),
            (b"", "''"),
            (b"spec(1).yaml", "'spec(1).yaml'"),
            (b"it's", r"'it'\''s'"),
            (b"o'\\\xff", r"$'o\'\\\xff'"),
            (b"a\tb\nc\x1b[31m", r"$'a\x09b\x0ac\x1b[31m'"),
        ];
        for (argument, word) in cases {
            assert_eq!(quoted(OsStr::from_bytes(argument)), word);
        }
    }
}
