//! Adds the features and the dependencies of a client to the manifest of a crate of models. A dependency that the crate has
//! already stays as it is. It knows no operations.

const FEATURES: &str = r#"# The client, without a transport.
client = ["dep:bytes", "dep:futures-core", "dep:http"]
# Operations that the API calls experimental.
experimental = []
# Sends requests over TLS.
tls = ["reqwest?/rustls", "ureq?/rustls"]
reqwest = ["client", "dep:gloo-timers", "dep:js-sys", "dep:reqwest", "dep:tokio"]
ureq = ["client", "dep:ureq"]
tower = ["client", "dep:tower-service"]
# A transport for tests.
mock = ["client"]
tracing = ["client", "dep:tracing"]
"#;

const DEPENDENCIES: &str = r#"bytes = { version = "1", optional = true }
futures-core = { version = "0.3", optional = true }
http = { version = "1", optional = true }
reqwest = { version = "0.13", optional = true, default-features = false, features = ["stream"] }
tower-service = { version = "0.3", optional = true }
tracing = { version = "0.1", optional = true, default-features = false }
ureq = { version = "3", optional = true, default-features = false }
"#;

/// Libraries for timers and clocks, which are different in browsers. Each target is a table, so
/// they come last.
const OF_TARGETS: &str = r#"
[target.'cfg(not(target_arch = "wasm32"))'.dependencies]
tokio = { version = "1", optional = true, features = ["time"] }

[target.'cfg(target_arch = "wasm32")'.dependencies]
gloo-timers = { version = "0.4", optional = true, features = ["futures"] }
js-sys = { version = "0.3", optional = true }
"#;

/// Features of dependencies that the client needs.
const NEEDED: [(&str, &str); 1] = [("reqwest", "stream")];

/// Returns the manifest of a crate of models with its client.
pub(super) fn with_client(manifest: &str) -> String {
    let (mut features, mut dependencies) = (FEATURES.to_owned(), String::new());
    for line in DEPENDENCIES.lines() {
        let name = line.split(' ').next().unwrap_or_default();
        let start = format!("{name} = ");
        match manifest.lines().find(|line| line.starts_with(&start)) {
            Some(own) => features = with_own(&features, name, own.contains("optional = true")),
            None => {
                dependencies.push_str(line);
                dependencies.push('\n');
            }
        }
    }
    let text = manifest.replacen("default = [", "default = [\"client\", \"tls\", ", 1);
    let text = text.replacen(
        "\n\n[dependencies]\n",
        &format!("\n{features}\n[dependencies]\n{dependencies}"),
        1,
    );
    text.replace("\"tls\", ]", "\"tls\"]") + OF_TARGETS
}

/// Returns the features for a dependency that the crate has already: only an optional one is turned on by them.
fn with_own(features: &str, name: &str, is_optional: bool) -> String {
    let turned_on = is_optional.then(|| format!("\"dep:{name}\""));
    let needed = NEEDED.iter().filter(|(of, _)| *of == name);
    let needed = needed.map(|(_, feature)| format!("\"{name}/{feature}\""));
    let instead: Vec<String> = turned_on.into_iter().chain(needed).collect();
    let features = match is_optional {
        true => features.to_owned(),
        false => features.replace(&format!("\"{name}?/"), &format!("\"{name}/")),
    };
    let listed = format!("\"dep:{name}\"");
    match instead.is_empty() {
        true => features
            .replace(&format!("{listed}, "), "")
            .replace(&format!(", {listed}"), "")
            .replace(&listed, ""),
        false => features.replace(&listed, &instead.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::view::groups;

    #[test]
    fn no_part_of_the_api_has_a_feature_of_these_names() {
        let lines = FEATURES.lines().filter(|line| !line.starts_with('#'));
        for name in lines.filter_map(|line| line.split_once(" = ")) {
            assert!(groups::FEATURES.contains(&name.0), "{}", name.0);
        }
    }

    #[test]
    fn a_dependency_of_the_crate_is_not_added_again() {
        let manifest = "[features]\ndefault = []\n\n[dependencies]\nbytes = { version = \"1\", features = [\"serde\"] }\n\
                        http = { version = \"1\", optional = true }\nreqwest = \"0.13\"\n";
        let manifest = with_client(manifest);
        for (text, times) in [
            ("\nbytes = ", 1),
            ("\nhttp = ", 1),
            ("\nreqwest = \"0.13\"", 1),
            ("client = [\"dep:futures-core\", \"dep:http\"]", 1),
            ("\"dep:js-sys\", \"reqwest/stream\", \"dep:tokio\"", 1),
            ("tls = [\"reqwest/rustls\", \"ureq?/rustls\"]", 1),
        ] {
            assert_eq!(manifest.matches(text).count(), times, "{text}: {manifest}");
        }
    }
}
