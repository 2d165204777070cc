//! Rust models and reference pages from multi-file OpenAPI specs.
//!
//! ```text
//!  sailpoint-api.beta.yaml and the files it refers to
//!        │
//!   spec::load       every file read once, every $ref followed once         → Spec     ── gate: errors stop here
//!        │
//!   ir::lower        components named, inline models lifted, allOf merged   → Api      ── gate: errors stop here
//!        │
//!        ├── emit::rust                                                     → Vec<OutputFile>
//!        ├── emit::markdown                                                 → Vec<OutputFile>
//!        └── diff(Api, Api)                                                 → Vec<Change>
//!        │
//!   output::write, output::check     the only code that writes              → Report
//! ```
//!
//! [`pipeline()`] is that picture as code. Most programs need less: a build script calls [`generate()`], everything else
//! a [`Generator`].
//!
//! ```
//! use sailgen::Generator;
//! use sailgen::config::Flavour;
//!
//! let outcome = Generator::new("specs/idn/sailpoint-api.beta.yaml")
//!     .schemas(["PatOwner"])
//!     .flavours([Flavour::Powershell])
//!     .out_dir("docs")
//!     .check()?; // `write()` does what `check()` tells
//! let page = outcome.files().iter().find(|file| file.path == "docs/PatOwner.md").unwrap();
//! assert!(page.contents.contains("**Name** | **String** | "));
//! # Ok::<(), sailgen::Failure>(())
//! ```
//!
//! # Features
//!
//! A build script takes none of them: `default-features = false`. An option that needs a feature which is not there is an
//! error that names it.
//!
//! - `cli` (default): the command line with what it prints (`findings::text`, `output::unified`), and everything below.
//! - `folder`: [`Generator::write`], [`Generator::check`] and all that writes a whole output folder; findings as JSON and
//!   SARIF. Without it, one file is written in a build script.
//! - `config`: options from a file `sailgen.toml`. Without it, they are given to a [`Generator`].
//! - `pages`: reference pages. Without it, only models are made.
//! - `diff`: the module `diff`, which compares two specs.
//! - `lint`: the module `lint`, which looks for what generating does not need to know, and [`lint.deny`](config::Config::lint);
//!   findings as JSON and SARIF.
//!
//! # Code map
//!
//! Three folders, three worlds: `spec` speaks YAML and OpenAPI, `ir` speaks models, `emit` speaks Rust and Markdown. What
//! a module may use is what this table says; a test compares it with the code.
//!
//! <!-- code map -->
//! | module | what it is | uses |
//! |---|---|---|
//! | `source` | the texts of the files, and where something stands in them | |
//! | `value` | a literal of the spec: an example, a default, a value of an enum | |
//! | `direction` | the marks that turn the direction of text | |
//! | `parallel` | the same job for many items on a few threads | |
//! | `diagnostic` | the table of codes, and the sink that every stage writes to | `source` |
//! | `spec` | files as trees, and OpenAPI's view of them; the only world with YAML and `$ref` | `diagnostic` `parallel` `source` `value` |
//! | `ir` | what a spec means: models, fields, types; how they are named, lifted and lowered | `diagnostic` `source` `spec` `value` |
//! | `config` | `sailgen.toml` and the builder: the same options, one struct | `diagnostic` `findings` `output` `source` `spec` |
//! | `emit` | models → Rust, models → pages | `Failure` `config` `diagnostic` `direction` `ir` `output` `parallel` |
//! | `diff` | two states of an API → what changed, and whom it breaks | `config` `direction` `ir` |
//! | `lint` | what is wrong with a spec beyond what generating needs to know | `config` `diagnostic` `emit` `findings` `ir` `source` `spec` |
//! | `findings` | findings with their place, as text, JSON or SARIF | `diagnostic` `direction` `output` `source` |
//! | `output` | files → a folder, whole or not at all; the only code that writes | `direction` `parallel` |
//! | `generator` | the builder around [`pipeline()`] | `Generated` `config` `diagnostic` `findings` `output` `parallel` `pipeline` `source` `spec` |
//! | `build_script` | a run inside of a build script | `Generated` `config` `diagnostic` `emit` `findings` `generator` `output` `pipeline` |
//! <!-- /code map -->
//!
//! The command line (`src/main.rs`, `src/cli`) is a crate of its own and sees what is public here.
//!
//! # Invariants
//!
//! 1. The IR knows no YAML, Rust, PowerShell or Markdown. Names in it are as published; an emitter that needs an
//!    identifier makes one. (`tidy::the_ir_speaks_no_language`)
//! 2. Emitters touch no YAML and no files, and cannot fail on a valid [`ir::Api`]. What is wrong with a spec was said
//!    before. (`tidy::modules_use_what_the_code_map_says`, `cases::every_case_gives_its_goldens`)
//! 3. Templates print finished strings; they do not compute. (`tidy::templates_do_not_compute`)
//! 4. A `$ref` is followed in `spec::resolve` and nowhere else; a component is named in `ir::name` or `ir::lift` and
//!    nowhere else. (`tidy::references_and_names_have_one_place`)
//! 5. One reader, one writer. `check` and `write` are one path; what is not ours is never deleted.
//!    (`tidy::one_reader_and_one_writer`, `output::a_foreign_folder_is_refused_and_never_cleaned`)
//! 6. Same input bytes, same output bytes: no clock, no absolute path, no hash-map order, no environment.
//!    (`same_bytes::pages_do_not_depend_on_where_and_in_which_order_files_are_found`)
//! 7. Every diagnostic has a code, a case, and a place where there is one; no input panics, hangs or exhausts memory.
//!    (`tidy::every_code_has_a_case`, `cli::every_session_goes_as_written`)
//! 8. What the PowerShell pages do against good taste is a named function with a comment that names a published page, or
//!    says that none shows it. (`published::comments_name_pages_that_are_published`)
//! 9. `required` and `nullable` are facts in the IR; `Option` is the Rust emitter's conclusion.
//!    (`tidy::the_ir_speaks_no_language`, `roundtrip::json_comes_back_from_the_types_unchanged`)

#![cfg_attr(docsrs, feature(doc_cfg))] // docs.rs says what needs which feature

pub mod api;
mod bridge;
mod build_script;
pub mod config;
pub mod diagnostic;
#[cfg(feature = "diff")]
pub mod diff;
pub mod findings;
mod generator;
#[cfg(feature = "lint")]
pub mod lint;
pub mod openapi;
pub mod output;
#[cfg(feature = "pages")]
pub mod pages;
mod parallel;
#[cfg(feature = "pages")]
mod powershell;
pub mod published;
pub mod rust;
pub mod source;
mod text;
pub mod value;

pub use build_script::generate;
pub use config::Config;
pub use findings::Failure;
#[cfg(feature = "folder")]
pub use generator::Outcome;
pub use generator::{Generator, files};

use api::Api;
use diagnostic::Diagnostics;
use findings::Texts;
use openapi::Spec;
use output::OutputFile;
use published::Published;
use source::SourceMap;

/// What a run makes of a spec before anything is written.
#[derive(Debug)]
pub struct Generated {
    /// Every file that was read.
    pub spec: Spec,
    /// What it means.
    pub api: Api,
    /// What openapi-generator made of it, for PowerShell pages.
    pub published: Published,
    /// What is to be written, for [`output::write()`] or [`output::check()`].
    pub files: Vec<OutputFile>,
}

/// The whole program: one stage after the other, and a gate behind each.
///
/// # Errors
///
/// When there is an error among the findings, or one that `lint.deny` makes an error.
pub fn pipeline(config: &Config, findings: &mut Diagnostics) -> Result<Generated, Failure> {
    let options = config.load_options()?;
    let mut spec = match openapi::load(config.root()?, &options, findings) {
        Ok(spec) => spec,
        Err(sources) => return Err(failure(config, findings, &sources, None)),
    };
    config.report_unused(&spec, findings);
    gate(config, findings, &spec)?;
    let (mut api, mut published) = read(&spec, findings);
    look_for_denied(config, &mut spec, (&api, &published), findings)?;
    gate(config, findings, &spec)?;
    if !config.spec.schemas.is_empty() {
        api = api::select(api, &config.spec.schemas, findings);
        published = published::select(published, &config.spec.schemas);
        gate(config, findings, &spec)?;
    }
    let files = generator::files(&api, &published, config)?;
    Ok(Generated {
        spec,
        api,
        published,
        files,
    })
}

/// The two readings of a spec: what it means, and what openapi-generator 7.11 made of it.
pub fn read(spec: &Spec, findings: &mut Diagnostics) -> (Api, Published) {
    let published = published::lower(spec, findings);
    (bridge::api_of(spec, &published, findings), published)
}

#[cfg(feature = "lint")]
use lint::look_for_denied;

/// What only a look at the spec finds cannot be denied by those who do not look.
#[cfg(not(feature = "lint"))]
fn look_for_denied(
    config: &Config,
    _: &mut Spec,
    _: (&Api, &Published),
    _: &mut Diagnostics,
) -> Result<(), Failure> {
    match config.lint.deny.is_empty() {
        true => Ok(()),
        false => Err(Failure::left_out(
            "`lint.deny` is set",
            "lint",
            "deny nothing here",
        )),
    }
}

fn gate(config: &Config, findings: &Diagnostics, spec: &Spec) -> Result<(), Failure> {
    match config.lint.deny_any(findings) {
        true => Err(failure(config, findings, &spec.sources, Some(spec))),
        false => Ok(()),
    }
}

fn failure(
    config: &Config,
    findings: &Diagnostics,
    sources: &SourceMap,
    spec: Option<&Spec>,
) -> Failure {
    Failure::of(
        findings,
        &config.lint,
        Texts {
            folder: config.folder(),
            sources,
        },
        |place| spec?.pointer(place),
    )
}

#[cfg(all(test, not(feature = "lint")))]
mod tests {
    use super::{Config, Diagnostics, pipeline};
    use crate::diagnostic::Denied;

    #[test]
    fn what_nobody_looks_for_cannot_be_denied() {
        let mut config = Config::default();
        config.spec.path = Some("specs/idn/sailpoint-api.beta.yaml".into());
        config.lint.deny.push(Denied::Warnings);
        let failure = pipeline(&config, &mut Diagnostics::default())
            .unwrap_err()
            .to_string();
        assert!(failure.contains("the feature `lint`"), "{failure}");
    }
}
