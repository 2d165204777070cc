//! Programs from other projects: a server that checks requests against the spec, and a plan of the requests.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// Returns the folder with the scripts and their dependencies.
pub fn tools() -> PathBuf {
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

/// Runs a program and returns its output.
pub fn done(command: &mut Command) -> String {
    let output = command.output().expect("the program is there");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// Bundles each root file into one file.
pub fn bundle(tools: &Path, roots: &BTreeMap<String, PathBuf>, bundles: &Path) {
    let mut apis = String::from("apis:\n");
    for (name, root) in roots {
        let root = root.canonicalize().unwrap();
        let output = bundles.join(format!("{name}.json"));
        _ = writeln!(
            apis,
            "  {name}: {{ root: {:?}, output: {:?} }}",
            root.display().to_string(),
            output.display().to_string()
        );
    }
    fs::create_dir_all(bundles).unwrap();
    let config = bundles.with_file_name("redocly.yaml");
    fs::write(&config, apis).unwrap();
    let mut redocly = Command::new("npx");
    redocly
        .args(["redocly", "bundle", "--config"])
        .arg(&config)
        .current_dir(tools);
    done(redocly.env("REDOCLY_TELEMETRY", "off"));
}

/// Returns the plan: the values to send for each operation of each bundle.
pub fn plan(tools: &Path, bundles: &Path) -> Value {
    let mut node = Command::new("node");
    serde_json::from_str(&done(node.arg("plan.js").arg(bundles).current_dir(tools))).unwrap()
}

/// The server, which runs until it is dropped.
pub struct Mock {
    server: Child,
    pub port: String,
}

impl Mock {
    pub fn start(tools: &Path, bundles: &Path) -> Self {
        let mut node = Command::new("node");
        node.arg("mock.js").arg(bundles).current_dir(tools);
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
