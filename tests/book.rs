//! Views a book of the sample's pages in a browser: searches for a model, follows the link of a type, turns a page.
//!
//! The tests need mdBook (`cargo install mdbook`) and Chromium (Debian's package `chromium`), so they are ignored by
//! default:
//!
//! ```sh
//! cargo test --test book -- --ignored --nocapture     # prints the paths of the screenshots
//! ```
//!
//! `MDBOOK` and `CHROMIUM` set the programs if they are not called `mdbook` and `chromium`; `SPEC` sets another spec and
//! `FIND` one of its models.

mod browser;

use std::path::{Path, PathBuf};
use std::{env, fs};

use browser::{chromium, console, program, serve};
use sailgen::Generator;
use sailgen::config::{Flavour, PageLayout};

#[test]
#[ignore = "needs mdbook and chromium"]
fn a_reader_finds_a_model_and_follows_its_types() {
    let name = env::var("FIND").unwrap_or_else(|_| "Campaign".to_owned());
    for (flavour, folder) in [
        (Flavour::Powershell, "docs"),
        (Flavour::RustPages, "docs-rust"),
    ] {
        let book = built(flavour, folder);
        let port = serve(book.clone());
        let address = |path: &str| format!("http://127.0.0.1:{port}/{path}");

        let visit = chromium(&[
            "--virtual-time-budget=60000",
            "--dump-dom",
            &address(&format!("visit.html?find={name}")),
        ]);
        let page = String::from_utf8_lossy(&visit.stdout).into_owned();
        let said = page
            .split("<pre id=\"said\">")
            .nth(1)
            .and_then(|rest| rest.split("</pre>").next())
            .unwrap_or(&page);
        println!("{flavour}:\n{said}");
        assert!(
            said.contains("ALL WELL"),
            "{said}\n{}",
            String::from_utf8_lossy(&visit.stderr)
        );
        let console = console(&visit);
        assert!(
            console.is_empty(),
            "the console says:\n{}",
            console.join("\n")
        );

        for theme in ["light", "navy"] {
            let model = format!("models/{name}.html");
            for (what, page) in [
                ("index", "index.html"),
                ("model", &model),
                ("search", &format!("{model}?search={name}")),
            ] {
                let picture = book.with_file_name(format!("{flavour}-{what}-{theme}.png"));
                let target = address(&format!(
                    "visit.html?theme={theme}&then={}",
                    page.replace('?', "%3F")
                ));
                let flags = [
                    "--window-size=1280,1000",
                    "--hide-scrollbars",
                    "--virtual-time-budget=8000",
                ];
                let shot = chromium(
                    &[
                        &flags[..],
                        &[&format!("--screenshot={}", picture.display()), &target],
                    ]
                    .concat(),
                );
                assert!(
                    picture.is_file(),
                    "{}",
                    String::from_utf8_lossy(&shot.stderr)
                );
                println!("{}", picture.display());
            }
        }
    }
}

/// Generates the pages, builds them with mdBook, and returns the folder of the HTML.
fn built(flavour: Flavour, folder: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let spec = env::var_os("SPEC").map_or_else(
        || root.join("specs/idn/sailpoint-api.beta.yaml"),
        PathBuf::from,
    );
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("book");
    let _ = fs::remove_dir_all(out.join(folder));
    let generator = Generator::new(spec)
        .flavours([flavour])
        .page_layout(PageLayout::Mdbook)
        .out_dir(&out)
        .force(true);
    generator.write().expect("the pages are generated");
    let built = program("MDBOOK", "mdbook")
        .arg("build")
        .arg(out.join(folder))
        .output()
        .expect("mdbook runs");
    let said = String::from_utf8_lossy(&built.stderr);
    // The index of more than a thousand pages is large, but a server sends it compressed to a tenth.
    let wrong = |line: &&str| {
        (line.contains("WARN") || line.contains("ERROR")) && !line.contains("search index is very")
    };
    assert!(
        built.status.success() && said.lines().find(wrong).is_none(),
        "{said}"
    );
    let book = out.join(folder).join("book");
    fs::copy(root.join("tests/book/visit.html"), book.join("visit.html")).unwrap();
    book
}
