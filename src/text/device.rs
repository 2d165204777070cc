//! Names that Windows reserves for devices: a file called `nul.md` cannot be created there. It knows nothing of folders.

const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Returns `true` if Windows takes a file name for a device. Letter case and everything after the first dot are ignored.
pub(crate) fn is_device(file_name: &str) -> bool {
    let stem = file_name.split('.').next().unwrap_or(file_name);
    let stem = stem.trim_end().to_lowercase();
    let is_port = |port| {
        let number = stem.strip_prefix(port);
        number.is_some_and(|number| {
            let mut digits = number.chars();
            matches!(digits.next(), Some('1'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
        })
    };
    DEVICES.contains(&stem.as_str()) || is_port("com") || is_port("lpt")
}

#[cfg(test)]
mod tests {
    use super::is_device;

    #[test]
    fn devices_are_recognised_whatever_their_case_and_extension() {
        for name in [
            "con",
            "Nul",
            "AUX.md",
            "prn .txt",
            "conin$",
            "CONOUT$.x",
            "com1",
            "LPT9",
            "com¹.rs",
        ] {
            assert!(is_device(name), "{name}");
        }
        for name in [
            "", "com", "com0", "com10", "lpt1a", "console", "a.con", "connect",
        ] {
            assert!(!is_device(name), "{name}");
        }
    }
}
