//! Rust models and reference pages from multi-file OpenAPI specs.
//!
//! ```text
//!  root file, and the files that it refers to
//!        │
//!   openapi::load        read each file once, follow each $ref once               → Spec       ── gate: errors stop here
//!        │
//!        ├─ api                 meaning of the schemas and operations              → Api        ── gate: errors stop here
//!        │    ├─ rust                                                             → Vec<OutputFile>
//!        │    ├─ pages::rust                                                      → Vec<OutputFile>
//!        │    └─ diff(Api, Api)                                                   → Vec<Change>
//!        │
//!        └─ published::lower    the result of openapi-generator 7.11               → Published
//!             └─ powershell, pages::powershell                                    → Vec<OutputFile>
//!        │
//!   output::write, output::check     the only code that writes                    → Report
//! ```
//!
//! [`pipeline()`] is this diagram as code. Most programs need less: a build script calls [`generate()`], everything else uses
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
//!     .check()?; // `write()` makes the changes that `check()` reports
//! let page = outcome.files().iter().find(|file| file.path == "docs/PatOwner.md").unwrap();
//! assert!(page.contents.contains("**Name** | **String** | "));
//! # Ok::<(), sailgen::Failure>(())
//! ```
//!
//! # Features
//!
//! A build script needs none of them: use `default-features = false`. An option that needs a missing feature is an error
//! that names the feature.
//!
//! - `cli` (default): the command line and its output (`findings::text`, `output::unified`), and all features below.
//! - `pretty`: breaks the long lines of a client as rustfmt does. Without it, the generated code means the same to the
//!   compiler, and the dependencies that parse Rust are not compiled.
//! - `folder`: [`Generator::write`], [`Generator::check`] and everything else that writes a whole output folder; findings as
//!   JSON and SARIF. It includes `pretty`. Without it, a build script writes a single file.
//! - `config`: reads options from a `sailgen.toml`; serde's traits for [`Config`]. Without it, options are set on a [`Generator`].
//! - `published`: what openapi-generator makes of a spec, [`read()`]; `pages` and `lint` include it.
//! - `pages`: reference pages. Without it, only Rust is generated.
//! - `client`: a typed client for the models. Without it, only models are generated.
//! - `diff`: the module `diff`, which compares two specs.
//! - `lint`: the module `lint`, which reports findings that generating does not need, and [`lint.deny`](config::Config::lint);
//!   findings as JSON and SARIF.
//!
//! # Code map
//!
//! There are two readings of a spec, independent of each other: `api` holds the possible values of each schema, and `published`
//! holds the same schemas as openapi-generator 7.11 reads them, mistakes included. Each language decides on top of its
//! reading; pages print. A test compares this table with every path in the code.
//!
//! <!-- code map -->
//! | module | purpose | may use |
//! |---|---|---|
//! | `source` | the text of every file, and positions in it | |
//! | `value` | a literal of the spec: an example, a default, a value of an enum | |
//! | `text` | prose, slugs, quoting, file names, free numbers: each rule about strings once | |
//! | `cycle` | finds cycles among things that hold each other | |
//! | `parallel` | the same job for many items on a few threads | |
//! | `diagnostic` | the table of codes, and the sink that every stage writes to | `source` |
//! | `openapi` | files as trees, and OpenAPI's view of them; the only module with YAML and `$ref` | `diagnostic` `openapi::limits` `parallel` `source` `text` `value` |
//! | `openapi::limits` | the bounds that a schema sets, as written | `openapi` `value` |
//! | `api` | the meaning of a spec: models, fields, types, operations | `cycle` `diagnostic` `openapi` `openapi::limits` `source` `text` `value` |
//! | `published` | the same spec as openapi-generator 7.11 reads it | `cycle` `diagnostic` `openapi` `openapi::limits` `parallel` `source` `text` `value` |
//! | `stage` | the stages of a run, for progress reports | |
//! | `readings` | both readings of a spec | `api` `config` `diagnostic` `openapi` `parallel` `published` `source` |
//! | `config` | `sailgen.toml` and the builder: the same options, one struct | `diagnostic` `findings` `openapi` `output` `source` |
//! | `rust` | the crate of models and its client, printed from the view | `api` `config` `diagnostic` `openapi::limits` `output` `parallel` `rust::print` `rust::view` `source` `text` `value` |
//! | `rust::view` | every decision about Rust, made before anything is printed | `api` `config` `cycle` `openapi::limits` `parallel` `source` `text` `value` |
//! | `rust::print` | the one printer of Rust, with one width; it decides nothing | |
//! | `powershell` | classes, cells and literals of PowerShell | `config` `published` `text` `value` |
//! | `pages` | pages of every flavour: front matter, prose, templates | `api` `config` `output` `pages::powershell` `diagnostic` `findings` `pages::rust` `pages::site` `parallel` `rust::view` `text` |
//! | `pages::rust` | pages of models and operations in Rust terms | `api` `config` `openapi::limits` `output` `pages` `pages::site` `parallel` `rust` `rust::print` `rust::view` `text` `value` |
//! | `pages::powershell` | pages of models and operations for PowerShell | `config` `output` `pages` `pages::site` `parallel` `powershell` `published` `text` `value` |
//! | `pages::site` | lists, tags and pictures around pages | `api` `config` `output` `pages` `parallel` `text` |
//! | `diff` | compares two versions of an API: the changes, and which clients they break | `api` `config` `openapi::limits` `rust` `rust::view` `source` `text` `value` |
//! | `lint` | problems of a spec that generating does not need to know | `api` `config` `diagnostic` `findings` `openapi` `openapi::limits` `powershell` `published` `readings` `rust` `rust::view` `source` `value` |
//! | `findings` | findings with their positions, as text, JSON or SARIF | `diagnostic` `output` `source` `text` |
//! | `output` | writes files to a folder, all of them or none; the only code that writes | `parallel` `text` |
//! | `generator` | the builder around [`pipeline()`] | `api` `config` `diagnostic` `findings` `lib` `openapi` `output` `pages` `parallel` `published` `readings` `rust` `rust::view` `source` `stage` |
//! | `build_name` | names for the files that the runs of one build script write | `diagnostic` `findings` `text` |
//! | `build_script` | a run inside a build script | `build_name` `config` `diagnostic` `findings` `generator` `lib` `openapi` `output` `rust` |
//! | `lib` | the pipeline: this file | `api` `config` `diagnostic` `findings` `generator` `lint` `openapi` `output` `parallel` `published` `readings` `source` `stage` |
//! <!-- /code map -->
//!
//! The command line (`src/main.rs`, `src/cli`) is a separate crate and sees only the public items of this one.
//!
//! # Invariants
//!
//! 1. [`api`] knows no YAML, no language, and no page. (`tidy::the_neutral_reading_holds_no_yaml_and_no_language`,
//!    `tidy::modules_use_what_the_code_map_says`)
//! 2. A decision about a language is made in its view and nowhere else; code that prints a view touches no YAML and no files,
//!    and cannot fail. (`tidy::modules_use_what_the_code_map_says`, `cases::every_case_gives_its_goldens`)
//! 3. Templates print finished strings; they do not compute. (`tidy::templates_do_not_compute`)
//! 4. A `$ref` is followed in `openapi` and nowhere else; a component is named where the graph is built or where inline
//!    schemas are lifted. (`tidy::references_have_one_place`, `tidy::names_have_one_place`)
//! 5. One reader, one writer. `check` and `write` share one path; files that sailgen did not write are never deleted.
//!    (`tidy::one_reader_and_one_writer`, `output::a_foreign_folder_is_refused_and_never_cleaned`)
//! 6. Same input bytes, same output bytes: no clock, no absolute path, no hash-map order, no environment.
//!    (`same_bytes::pages_do_not_depend_on_where_and_in_which_order_files_are_found`)
//! 7. Every diagnostic has a code, a case, and a position if there is one; no input panics, hangs or exhausts memory.
//!    (`tidy::every_code_has_a_case`, `cli::every_session_goes_as_written`)
//! 8. A quirk of the published pages is a named function in `published` or `powershell` with a comment that names a published
//!    page, or says that none shows it. (`published::comments_name_pages_that_are_published`)
//! 9. `required`, `nullable`, `readOnly` and `writeOnly` are facts in [`api`]; `Option` is the Rust view's conclusion.
//!    (`roundtrip::json_comes_back_from_the_types_unchanged`)
//! 10. Files do not use each other in circles. (`tidy::files_do_not_use_each_other_in_circles`)

#![cfg_attr(docsrs, feature(doc_cfg))] // docs.rs says what needs which feature

pub mod api;
mod build_name;
mod build_script;
pub mod config;
mod cycle;
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
mod readings;
pub mod rust;
pub mod source;
mod stage;
mod text;
pub mod value;

pub use build_script::generate;
pub use config::Config;
pub use findings::Failure;
#[cfg(feature = "folder")]
pub use generator::Outcome;
pub use generator::{Generator, files};
#[cfg(feature = "published")]
pub use readings::read;
pub use stage::Stage;

use api::Api;
use diagnostic::Diagnostics;
use findings::Texts;
use openapi::Spec;
use output::OutputFile;
use published::Published;
use readings::Readings;
use source::SourceMap;

/// The result of a run, before anything is written.
#[derive(Debug)]
#[non_exhaustive]
pub struct Generated {
    /// The spec: every file that was read.
    pub spec: Spec,
    /// The meaning of the spec, without [`Rules`](api::Rules): no generated file needs them. Empty if nothing but PowerShell
    /// pages of the whole spec is made.
    pub api: Api,
    /// The spec as openapi-generator reads it; empty if no output shows it.
    pub published: Published,
    /// The number of models, without those that only parameters and headers use.
    pub models: usize,
    /// The files to write, for [`output::write()`] or [`output::check()`].
    pub files: Vec<OutputFile>,
}

/// Runs every stage in order and stops after the first one that leaves an error.
///
/// # Errors
///
/// Fails if there is an error among the findings, or a finding that `lint.deny` makes an error.
pub fn pipeline(config: &Config, findings: &mut Diagnostics) -> Result<Generated, Failure> {
    pipeline_with(config, findings, |_| {})
}

/// Runs [`pipeline()`] and calls `progress` at the start of each stage.
///
/// # Errors
///
/// As for [`pipeline()`].
pub fn pipeline_with(
    config: &Config,
    findings: &mut Diagnostics,
    progress: impl Fn(Stage),
) -> Result<Generated, Failure> {
    let understood = understood(config, findings, false, &progress)?;
    let read = &understood.read;
    let models = read.model_count();
    progress(Stage::Making { models });
    let specs = (&understood.spec, understood.as_published.as_ref());
    let files = generator::files_of_spec(specs, (&read.api, &read.published), config, findings)?;
    gate(config, findings, &understood.spec)?;
    Ok(Generated {
        spec: understood.spec,
        api: understood.read.api,
        published: understood.read.published,
        models,
        files,
    })
}

/// Returns the meaning of a spec with the [`Rules`](api::Rules) for its values: one side of a comparison. Generates no file.
///
/// # Errors
///
/// As for [`pipeline()`].
#[cfg(feature = "diff")]
pub fn meaning(config: &Config, findings: &mut Diagnostics) -> Result<Api, Failure> {
    understood(config, findings, true, &|_| {}).map(|understood| understood.read.api)
}

/// Returns the meanings of two specs as [`meaning`] does, with its findings. A file that is the same in both is parsed once.
#[cfg(feature = "diff")]
pub fn meanings(configs: [&Config; 2]) -> [(Result<Api, Failure>, Diagnostics); 2] {
    let [mut of_old, mut of_new] = [Diagnostics::default(), Diagnostics::default()];
    let old = loaded(configs[0], None, &mut of_old, &|_| {});
    let is_alike = configs[0].changes_files_like(configs[1]);
    let before = old.as_ref().ok().filter(|_| is_alike);
    let new = loaded(configs[1], before, &mut of_new, &|_| {});
    let meant = |config, spec: Result<Spec, Failure>, findings: &mut Diagnostics| {
        understand(config, spec?, findings, true, &|_| {}).map(|understood| understood.read.api)
    };
    let (old, new) = parallel::both(
        || meant(configs[0], old, &mut of_old),
        || meant(configs[1], new, &mut of_new),
    );
    [(old, of_old), (new, of_new)]
}

/// A spec and both readings of it.
struct Understood {
    spec: Spec,
    /// The spec with the files that a publisher replaces for its pages, if it replaces any.
    as_published: Option<Spec>,
    read: Readings,
}

/// Runs all stages before the output is generated.
fn understood(
    config: &Config,
    findings: &mut Diagnostics,
    with_rules: bool,
    progress: &impl Fn(Stage),
) -> Result<Understood, Failure> {
    let spec = loaded(config, None, findings, progress)?;
    understand(config, spec, findings, with_rules, progress)
}

/// Loads the spec; `before` is one that was loaded before and may have the same files.
fn loaded(
    config: &Config,
    before: Option<&Spec>,
    findings: &mut Diagnostics,
    progress: &impl Fn(Stage),
) -> Result<Spec, Failure> {
    let options = config.load_options()?;
    let roots = config.roots()?;
    progress(Stage::Reading { roots: roots.len() });
    let spec = match openapi::load_after(before, &roots, &options, findings) {
        Ok(spec) => spec,
        Err(error) => return Err(failure(config, findings, &error.sources, None)),
    };
    config.report_unused(&spec, findings);
    gate(config, findings, &spec)?;
    Ok(spec)
}

/// Runs the stages between loading and generating.
fn understand(
    config: &Config,
    mut spec: Spec,
    findings: &mut Diagnostics,
    with_rules: bool,
    progress: &impl Fn(Stage),
) -> Result<Understood, Failure> {
    let files = spec.sources.len();
    progress(Stage::Understanding { files });
    let as_published = replaced(config, &spec)?;
    let specs = (&spec, as_published.as_ref());
    let mut read = readings::read_for(config, specs, with_rules, findings);
    look_for_denied(config, &mut spec, (&read.api, &read.published), findings)?;
    gate(config, findings, &spec)?;
    if config.spec.selects() {
        read = read.select(&config.spec, findings);
        gate(config, findings, &spec)?;
    }
    if config.rust.split {
        read.api = api::split(read.api);
    }
    readings::report_client(&read.api, config, &spec, findings);
    gate(config, findings, &spec)?;
    Ok(Understood {
        spec,
        as_published,
        read,
    })
}

/// Returns the spec with the files that a publisher replaces for its pages. `None` if it replaces none of them, or if
/// the pages are not asked for.
fn replaced(config: &Config, spec: &Spec) -> Result<Option<Spec>, Failure> {
    let mut paths = spec.sources.iter().map(|(_, source)| source.path.as_str());
    if !config.is_published_otherwise(&mut paths) {
        return Ok(None);
    }
    // Everything but the replacements was read before, and its problems are known.
    let known = &mut Diagnostics::default();
    let (options, roots) = (config.published_load_options()?, config.roots()?);
    Ok(openapi::load_after(Some(spec), &roots, &options, known).ok())
}

#[cfg(feature = "lint")]
use lint::look_for_denied;

/// Fails if `lint.deny` is set: without the `lint` feature, the findings that it denies are never produced.
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
            "remove the entries of `lint.deny`",
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
            folder: &config.folder(),
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
