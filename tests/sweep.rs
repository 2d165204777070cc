//! Every operation of a generated client is sent to a server that refuses what the spec does not allow, and every example
//! answer is read back. The server, its checks and the values are other people's: openapi-backend, Redocly, openapi-sampler.
//!
//! It needs npm and minutes, so it only runs when asked:
//!
//! ```sh
//! cargo test --test sweep -- --ignored --nocapture                     # Beta and V3, or the sample spec
//! SPEC=api.yaml cargo test --test sweep -- --ignored --nocapture       # any other
//! ```

#[expect(dead_code, reason = "other tests deny warnings")]
mod cargo;
#[expect(dead_code, reason = "other tests read options")]
mod corpus;
#[path = "sweep/surface.rs"]
mod surface;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{env, fs};

use sailgen::Generator;
use sailgen::config::{ClientOptions, Experimental, Flavour};
use serde_json::Value;
use surface::Operation;

#[test]
#[ignore = "needs npm"]
fn every_operation_is_accepted_and_every_answer_is_read() {
    let tools = tools();
    let mut faults = Vec::new();
    for spec in specs() {
        let name = spec.file_stem().unwrap().to_string_lossy().into_owned();
        let lines = swept(&tools, &spec, &name);
        report(&name, &lines, &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// One that is named, else those of the corpus, else the sample.
fn specs() -> Vec<PathBuf> {
    if let Some(spec) = env::var_os("SPEC") {
        return vec![PathBuf::from(spec)];
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match corpus::corpus() {
        Some(corpus) => ["beta", "v3"]
            .map(|version| corpus.join(format!("sailpoint/idn/sailpoint-api.{version}.yaml")))
            .to_vec(),
        None => vec![root.join("specs/idn/sailpoint-api.beta.yaml")],
    }
}

/// The folder with the scripts and what they need.
fn tools() -> PathBuf {
    let tools = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sweep/tools");
    fs::create_dir_all(&tools).unwrap();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sweep");
    for name in ["package.json", "spec.js", "mock.js", "plan.js"] {
        fs::copy(own.join(name), tools.join(name)).unwrap();
    }
    if !tools.join("node_modules").is_dir() {
        let mut npm = Command::new("npm");
        done(
            npm.args(["install", "--no-audit", "--no-fund"])
                .current_dir(&tools),
        );
    }
    tools
}

fn done(command: &mut Command) -> String {
    let output = command.output().expect("the program is there");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// A line for each request: operation, which of its requests, the answer asked for, the outcome, whether the answer is valid,
/// and what was said.
fn swept(tools: &Path, spec: &Path, name: &str) -> Vec<[String; 6]> {
    let krate = tools.with_file_name(name);
    let _ = fs::remove_dir_all(&krate);
    let options = ClientOptions {
        experimental: Experimental::Send,
        ..ClientOptions::default()
    };
    let generator = Generator::new(spec)
        .client(options)
        .flavours([Flavour::Rust]);
    generator
        .out_dir(&krate)
        .write()
        .expect("the spec is accepted");
    let bundle = krate.join("bundle.json");
    let mut redocly = Command::new("npx");
    redocly
        .args(["redocly", "bundle"])
        .arg(spec.canonicalize().unwrap())
        .arg("-o")
        .arg(&bundle);
    done(redocly.current_dir(tools).env("REDOCLY_TELEMETRY", "off"));
    let mut node = Command::new("node");
    let plan: Value =
        serde_json::from_str(&done(node.arg("plan.js").arg(&bundle).current_dir(tools))).unwrap();
    fs::create_dir_all(krate.join("examples")).unwrap();
    fs::write(
        krate.join("examples/sweep.rs"),
        program(&surface::operations(&krate), &plan),
    )
    .unwrap();
    let features = features(&krate);
    let arguments = [
        "build",
        "--quiet",
        "--example",
        "sweep",
        "--no-default-features",
        "--features",
        &features,
    ];
    let output = cargo::run(&krate, &arguments, "", "sweep-target");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mock = Mock::start(tools, &bundle);
    let mut sweep = Command::new(cargo::target("sweep-target").join("debug/examples/sweep"));
    let said = done(sweep.arg(&mock.port));
    fs::write(krate.join("sweep.tsv"), &said).unwrap();
    said.lines()
        .map(|line| {
            let mut parts = line.splitn(6, '\t').map(str::to_owned);
            std::array::from_fn(|_| parts.next().unwrap_or_default())
        })
        .collect()
}

/// Those of all tags, and one transport.
fn features(krate: &Path) -> String {
    let manifest = fs::read_to_string(krate.join("Cargo.toml")).unwrap();
    let list = manifest
        .split("default = [")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .unwrap_or_default();
    let names = list.split(',').map(|name| name.trim().trim_matches('"'));
    let names = names
        .filter(|name| !["", "tls"].contains(name))
        .chain(["ureq"]);
    names.collect::<Vec<_>>().join(",")
}

struct Mock {
    server: Child,
    port: String,
}

impl Mock {
    fn start(tools: &Path, bundle: &Path) -> Self {
        let mut node = Command::new("node");
        node.arg("mock.js").arg(bundle).current_dir(tools);
        let mut server = node
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut port = String::new();
        BufReader::new(server.stdout.take().unwrap())
            .read_line(&mut port)
            .unwrap();
        Mock {
            server,
            port: port.trim().to_owned(),
        }
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The program that sends everything.
fn program(operations: &[Operation], plan: &Value) -> String {
    let mut text = include_str!("sweep/program.rs").to_owned();
    let mut calls = String::new();
    let plan = plan.as_array().unwrap();
    assert_eq!(
        operations.len(),
        plan.len(),
        "the client has every operation of the spec"
    );
    for (at, operation) in operations.iter().enumerate() {
        let is_it = |planned: &&Value| {
            planned["path"] == operation.path && planned["method"] == operation.method
        };
        let planned = plan
            .iter()
            .find(is_it)
            .unwrap_or_else(|| panic!("{} {}", operation.method, operation.path));
        _ = write!(calls, "operation_{at}, ");
        _ = writeln!(
            text,
            "\nfn operation_{at}(sweep: &Sweep) {{\n{}}}",
            requests(operation, planned)
        );
    }
    _ = writeln!(text, "\nconst OPERATIONS: &[fn(&Sweep)] = &[{calls}];");
    text
}

/// The operation with what it needs, and with everything.
fn requests(operation: &Operation, planned: &Value) -> String {
    let bodies: Vec<String> = planned["bodies"]["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|body| body["value"].to_string())
        .collect();
    let bodies = if bodies.is_empty() {
        vec![String::new()]
    } else {
        bodies
    };
    let first = planned["bodies"]["values"][0]["value"].clone();
    let value = |(name, ty): &(String, String)| value(name, ty, planned, &first);
    let needs: Vec<String> = operation
        .needs
        .iter()
        .map(|need| value(need).unwrap_or_else(|| "json::<String>(\"\\\"x\\\"\")?".to_owned()))
        .collect();
    let new = format!("{}::new({})", operation.name, needs.join(", "));
    let answers: Vec<&str> = planned["answers"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let send = |label: &str, bodies: &[String], answers: &[&str], made: &str| {
        format!(
            "    sweep.send({label:?}, &{bodies:?}, &{answers:?}, |body| {{ _ = body; Ok({made}) }});\n"
        )
    };
    let mut text = send("needed", &bodies, &answers, &new);
    let setters = operation
        .takes
        .iter()
        .filter_map(|take| Some(format!(".{}({})", take.0, value(take)?)));
    let setters: String = setters.collect();
    if !setters.is_empty() {
        text += &send(
            "all",
            &bodies,
            &answers[..answers.len().min(1)],
            &(new + &setters),
        );
    }
    text
}

/// An expression for an argument, if there is a value for it.
fn value(name: &str, ty: &str, planned: &Value, body: &Value) -> Option<String> {
    let ty = ty.replace("models ::", "types ::");
    let inner = |text: &str, start: &str| {
        Some(
            text.strip_prefix(start)?
                .strip_suffix('>')?
                .trim()
                .to_owned(),
        )
    };
    let (ty, is_list) = match inner(&ty, "impl IntoIterator < Item = ") {
        Some(item) => (inner(&item, "impl Into <").unwrap_or(item), true),
        None => (inner(&ty, "impl Into <").unwrap_or(ty), false),
    };
    let plain = ty.replace(' ', "");
    let ty = match plain.as_str() {
        "client::File" if is_list => return Some("[client::File::bytes(\"a,b\")]".to_owned()),
        "client::File" => return Some("client::File::bytes(\"a,b\")".to_owned()),
        "client::JsonPatch" => "Vec<serde_json::Value>".to_owned(),
        _ if is_list => format!("Vec<{ty}>"),
        _ => ty,
    };
    if name == "body" {
        return Some(format!("json::<{ty}>(body)?"));
    }
    let normal = |name: &str| {
        name.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase()
    };
    let is_it = |wire: &str| normal(wire) == normal(name.trim_start_matches("r#"));
    let parameters = planned["parameters"].as_array()?;
    let parameter = parameters
        .iter()
        .find(|parameter| parameter["name"].as_str().is_some_and(is_it));
    let value = match parameter {
        Some(parameter) => parameter["values"].get(0)?,
        None => body.as_object()?.iter().find(|(wire, _)| is_it(wire))?.1,
    };
    Some(format!("json::<{ty}>({:?})?", value.to_string()))
}

/// What is left, and why it is the spec's or the server's fault.
const LEFT: [(&str, &str); 12] = [
    ("Post /transforms", "no value can be made of its schema"),
    ("Post /launchers", "`config` has to be `{}` by its pattern"),
    (
        "Put /launchers/{launcherID}",
        "`config` has to be `{}` by its pattern",
    ),
    (
        "Patch /suggested-entitlement-descriptions",
        "a path parameter that the path does not have",
    ),
    (
        "Patch /sim-integrations/{id}",
        "JSON Patch whose schema is an object",
    ),
    (
        "Patch /sim-integrations/{id}/beforeProvisioningRule",
        "JSON Patch whose schema is an object",
    ),
    (
        "Post /suggested-entitlement-description-assignments",
        "`items` without a type",
    ),
    ("Get /work-items/{id}", "`items` without a type"),
    ("Get /workflow-executions/{id}", "`items` without a type"),
    ("Get /campaigns", "`nullable` without a type"),
    (
        "Get /historical-identities/{id}/access-items",
        "members that only the discriminator tells apart",
    ),
    (
        "Get /historical-identities/{id}/snapshots/{date}/access-items",
        "members that only the discriminator tells apart",
    ),
];

/// Prints counts and what is left, and keeps what no one else is to blame for: an operation that is never accepted, and an
/// answer that the spec allows and that cannot be read without a note.
fn report(name: &str, lines: &[[String; 6]], faults: &mut Vec<String>) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut accepted: BTreeMap<&str, bool> = BTreeMap::new();
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    let is_left = |operation: &str| LEFT.iter().any(|(left, _)| *left == operation);
    for [operation, label, answer, outcome, is_valid, what] in lines {
        *counts.entry((outcome, is_valid)).or_default() += 1;
        let is_accepted = !["refused", "unmade", "failed"].contains(&outcome.as_str());
        *accepted.entry(operation).or_default() |= is_accepted;
        let is_read = outcome == "error" || outcome == "read" && what.is_empty();
        if !is_read && told.insert((operation, outcome)) {
            let what: String = what.chars().take(200).collect();
            println!(
                "{name}: {operation} ({label}, {answer}): {outcome}, valid: {is_valid}: {what}"
            );
        }
        let is_success = outcome == "read" || outcome == "unread";
        if is_success && !is_read && is_valid == "true" && !is_left(operation) {
            faults.push(format!("{name}: {operation} ({answer}): {what}"));
        }
    }
    let refused = accepted.iter().filter(|(_, accepted)| !**accepted);
    let refused = refused.map(|(operation, _)| *operation);
    let refused: Vec<&str> = refused.collect();
    let open = refused.iter().filter(|operation| !is_left(operation));
    faults.extend(open.map(|operation| format!("{name}: {operation} is never accepted")));
    let all = accepted.len();
    println!(
        "{name}: {all} operations, {} accepted; requests by outcome and validity of the answer: {counts:?}",
        all - refused.len()
    );
}
