//! The templates: those that are built in, and texts that take their place. It reads no file.

use std::fmt;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use serde::Serialize;

use super::page::{Index, Page};
use super::rust::RustPage;
use super::site::{Lists, TagPage};

/// The built-in templates of the PowerShell pages.
const POWERSHELL: [(&str, &str); 2] = [
    (
        "model.md",
        include_str!("../../templates/powershell/model.md"),
    ),
    (
        "index.md",
        include_str!("../../templates/powershell/index.md"),
    ),
];

/// The built-in templates that are the same for all flavours.
const SHARED: [(&str, &str); 2] = [
    ("lists.md", include_str!("../../templates/lists.md")),
    ("tag.md", include_str!("../../templates/tag.md")),
];
/// The built-in templates of the pages in Rust terms.
const RUST: [(&str, &str); 2] = [
    ("model.md", include_str!("../../templates/rust/model.md")),
    ("index.md", include_str!("../../templates/rust/index.md")),
];

/// The templates of one flavour, ready to print.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

/// A template that cannot be read or printed.
#[derive(Debug)]
pub struct TemplateError {
    /// The name of the template.
    pub template: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl Templates {
    /// The templates of the PowerShell pages: `model.md`, `index.md`, `lists.md`, `tag.md`. A text of `replaced` takes the place of the
    /// built-in template of that name; others can be included by it.
    ///
    /// # Errors
    /// If a text is no template.
    pub fn powershell(
        replaced: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Templates, TemplateError> {
        Templates::new(&POWERSHELL, replaced)
    }

    /// The templates of the pages in Rust terms, with the same names. As for [`powershell`](Templates::powershell).
    ///
    /// # Errors
    /// If a text is no template.
    pub fn rust(
        replaced: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Templates, TemplateError> {
        Templates::new(&RUST, replaced)
    }

    fn new(
        built_in: &[(&'static str, &'static str)],
        replaced: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Templates, TemplateError> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let mut syntax = SyntaxConfig::builder();
        syntax
            .keep_trailing_newline(true)
            .trim_blocks(true)
            .lstrip_blocks(true);
        environment.set_syntax(
            syntax
                .build()
                .map_err(|error| TemplateError::new("", &error))?,
        );
        for &(name, text) in built_in.iter().chain(&SHARED) {
            environment
                .add_template(name, text)
                .map_err(|error| TemplateError::new(name, &error))?;
        }
        for (name, text) in replaced {
            let added = environment.add_template_owned(name.clone(), text);
            added.map_err(|error| TemplateError::new(&name, &error))?;
        }
        Ok(Templates { environment })
    }

    /// Prints a page.
    pub(crate) fn page(&self, page: &Page) -> Result<String, TemplateError> {
        #[derive(Serialize)]
        struct Seen<'a> {
            page: &'a Page,
        }
        self.print("model.md", Seen { page })
    }

    /// Prints a page in Rust terms.
    pub(crate) fn rust_page(&self, page: &RustPage) -> Result<String, TemplateError> {
        #[derive(Serialize)]
        struct Seen<'a> {
            page: &'a RustPage,
        }
        self.print("model.md", Seen { page })
    }

    /// Prints the list of all pages.
    pub(crate) fn index(&self, index: &Index) -> Result<String, TemplateError> {
        #[derive(Serialize)]
        struct Seen<'a> {
            index: &'a Index,
        }
        self.print("index.md", Seen { index })
    }

    /// Prints what the list of all pages ends with.
    pub(crate) fn lists(&self, lists: &Lists) -> Result<String, TemplateError> {
        #[derive(Serialize)]
        struct Seen<'a> {
            lists: &'a Lists,
        }
        self.print("lists.md", Seen { lists })
    }

    /// Prints the page of a tag.
    pub(crate) fn tag(&self, tag: &TagPage) -> Result<String, TemplateError> {
        #[derive(Serialize)]
        struct Seen<'a> {
            tag: &'a TagPage,
        }
        self.print("tag.md", Seen { tag })
    }

    fn print(&self, name: &str, seen: impl Serialize) -> Result<String, TemplateError> {
        let printed = self
            .environment
            .get_template(name)
            .and_then(|template| template.render(Serde(seen)));
        printed.map_err(|error| TemplateError::new(name, &error))
    }
}

impl TemplateError {
    fn new(name: &str, error: &minijinja::Error) -> TemplateError {
        let said = error.detail().unwrap_or_default();
        let message = match error.kind() {
            ErrorKind::UndefinedError if said.is_empty() => "this is not defined".to_owned(),
            kind if said.is_empty() => kind.to_string(),
            kind => format!("{kind}: {said}"),
        };
        TemplateError {
            template: error.name().unwrap_or(name).to_owned(),
            line: error.line(),
            message,
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TemplateError {
            template,
            line,
            message,
        } = self;
        match line {
            Some(line) => write!(f, "template {template}, line {line}: {message}"),
            None => write!(f, "template {template}: {message}"),
        }
    }
}

impl std::error::Error for TemplateError {}
