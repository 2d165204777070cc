//! Holds the templates: the built-in ones and those that replace them. It reads no files.

use std::collections::BTreeMap;
use std::fmt;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use serde::Serialize;

/// A built-in template: its name and its source.
pub(super) type BuiltIn = (&'static str, &'static str);

/// The built-in templates shared by all flavours.
const SHARED: [BuiltIn; 3] = [
    ("lists.md", include_str!("../../templates/lists.md")),
    ("tag.md", include_str!("../../templates/tag.md")),
    ("used-by.md", include_str!("../../templates/used-by.md")),
];

/// The templates of one flavour, ready to print.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

/// The error for a template that cannot be parsed or rendered.
#[derive(Debug)]
pub struct TemplateError {
    /// The name of the template.
    pub template: String,
    /// The line number, starting at 1; `None` if unknown.
    pub line: Option<usize>,
    /// A description of the problem.
    pub message: String,
}

impl Templates {
    /// Loads the built-in templates of a flavour and the shared ones. A template in `replaced`
    /// overrides the built-in template of the same name; others can be included by it.
    ///
    /// # Errors
    /// If a template cannot be parsed.
    pub(super) fn new(
        built_in: &[BuiltIn],
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

    /// Renders a template with `value` as the variable `key`.
    ///
    /// # Errors
    /// If a user's template cannot be rendered.
    pub(super) fn print(
        &self,
        name: &str,
        key: &str,
        value: &impl Serialize,
    ) -> Result<String, TemplateError> {
        let seen = BTreeMap::from([(key, value)]);
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
