//! Builds the pages as a Docusaurus site with strict settings: no broken links or anchors, no syntax that MDX rejects,
//! and diagrams that are drawn.
//!
//! The tests need npm, its registry and Chromium (Debian's package `chromium`), and take minutes, so they are ignored
//! by default:
//!
//! ```sh
//! cargo test --test docusaurus -- --ignored --nocapture     # prints the paths of the screenshots
//! ```
//!
//! `SPEC` sets another spec, and `CHROMIUM` the browser if it is not called `chromium`.

mod browser;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::{env, fs};

use browser::{chromium, console, serve};
use sailgen::config::{Flavour, PageLayout};
use sailgen::{Config, Generator};

#[test]
#[ignore = "needs npm and chromium"]
fn pages_in_rust_terms_are_a_site() {
    check(Flavour::RustPages, "mdx");
}

/// The published pages are CommonMark: MDX cannot parse some of their descriptions.
#[test]
#[ignore = "needs npm and chromium"]
fn published_pages_are_a_site() {
    check(Flavour::Powershell, "md");
}

/// Both tests share a folder for npm packages.
static SITE: Mutex<()> = Mutex::new(());

fn check(flavour: Flavour, format: &str) {
    let _alone = SITE.lock().unwrap_or_else(PoisonError::into_inner);
    let site = site(flavour);
    if !site.join("node_modules").is_dir() {
        run(Command::new("npm")
            .args(["install", "--no-audit", "--no-fund"])
            .current_dir(&site));
    }
    let said = run(Command::new("npx")
        .args(["docusaurus", "build"])
        .current_dir(&site)
        .env("FORMAT", format));
    assert!(
        !said.contains("[WARNING]") && !said.contains("[ERROR]"),
        "{said}"
    );
    let pages = count(&site.join("build"));
    println!("{flavour}: {pages} pages of HTML");

    let port = serve(site.join("build"));
    let pictured = pictured(&site.join("docs"));
    let page = pictured.first().expect("a tag has a picture");
    let address = format!("http://127.0.0.1:{port}{page}");
    let visit = chromium(&["--virtual-time-budget=20000", "--dump-dom", &address]);
    let dom = String::from_utf8_lossy(&visit.stdout).into_owned();
    assert!(
        dom.contains("aria-roledescription=\"flowchart"),
        "no picture in {page}:\n{dom}"
    );
    let console = console(&visit);
    assert!(
        console.is_empty(),
        "the console says:\n{}",
        console.join("\n")
    );
    let picture = site.join(format!("{flavour}.png"));
    let shot = format!("--screenshot={}", picture.display());
    chromium(&[
        "--window-size=1400,1600",
        "--hide-scrollbars",
        "--virtual-time-budget=20000",
        &shot,
        &address,
    ]);
    println!("{}", picture.display());
}

/// Creates a site with the pages in a separate folder.
fn site(flavour: Flavour) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docusaurus");
    let _ = fs::remove_dir_all(site.join("docs"));
    fs::create_dir_all(&site).unwrap();
    for name in ["package.json", "docusaurus.config.js", "sidebars.js"] {
        fs::copy(root.join("tests/docusaurus").join(name), site.join(name)).unwrap();
    }
    let spec = env::var_os("SPEC").map_or_else(
        || root.join("specs/idn/sailpoint-api.beta.yaml"),
        PathBuf::from,
    );
    let mut config = Config::read(&root.join("sailgen.toml")).unwrap();
    config.spec.path = Some(spec);
    // The links of the preset lack parentheses, as in the published pages.
    config.preset = None;
    let generator = Generator::from_config(config)
        .flavours([flavour])
        .page_layout(PageLayout::Docusaurus);
    generator
        .out_dir(site.join("docs"))
        .write()
        .expect("the pages are generated");
    fs::copy(
        root.join("tests/docusaurus/start.md"),
        site.join("docs/start.md"),
    )
    .unwrap();
    site
}

fn run(command: &mut Command) -> String {
    let output = command.output().expect("npm is there");
    let said = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .concat();
    assert!(output.status.success(), "{command:?}\n{said}");
    said
}

/// Returns the number of pages in a folder.
fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .map(|path| {
            if path.is_dir() {
                count(&path)
            } else {
                usize::from(path.extension().is_some_and(|e| e == "html"))
            }
        })
        .sum()
}

/// Returns the addresses of pages with a picture.
fn pictured(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if path.is_dir() {
            found.extend(pictured(&path));
        } else if let Ok(text) = fs::read_to_string(&path)
            && text.contains("```mermaid")
        {
            found.extend(
                text.lines()
                    .find_map(|line| line.strip_prefix("slug: "))
                    .map(str::to_owned),
            );
        }
    }
    found.sort();
    found
}
