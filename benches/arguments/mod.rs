//! Arguments after `cargo bench --bench NAME --`: `--name value`, which may be repeated.

/// Returns the last value of an argument.
pub fn value(name: &str) -> Option<String> {
    values(name).pop()
}

/// Returns all values of an argument.
pub fn values(name: &str) -> Vec<String> {
    let arguments: Vec<String> = std::env::args().collect();
    let at = arguments
        .iter()
        .enumerate()
        .filter(|(_, argument)| *argument == name)
        .map(|(at, _)| at + 1);
    at.map(|at| {
        arguments
            .get(at)
            .unwrap_or_else(|| panic!("{name} needs a value"))
            .clone()
    })
    .collect()
}
