//! What was typed behind `cargo bench --bench NAME --`: `--name value`, also more than once.

/// The last value that was given by this name.
pub fn value(name: &str) -> Option<String> {
    values(name).pop()
}

/// Every value that was given by this name.
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
