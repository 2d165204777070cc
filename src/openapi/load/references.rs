//! Finds every reference in a tree. It resolves none of them.

use crate::openapi::Node;

/// The meaning of the keys of a mapping.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Inside {
    /// Keywords of OpenAPI.
    Object,
    /// Names chosen by the author of the spec.
    Names,
}

/// Calls `found` with every `$ref`, and with the discriminator mappings that look like paths.
/// Examples, defaults and enum values are data: a `$ref` in them is not a reference.
pub(super) fn references(node: &Node, inside: Inside, found: &mut impl FnMut(&str)) {
    for item in node.items() {
        references(item, Inside::Object, found);
    }
    for (key, child) in node.entries() {
        match (inside, key) {
            // A string at `$ref` replaces the whole mapping: `paths: {$ref: paths.yaml}`.
            (_, "$ref") | (Inside::Object, "$dynamicRef") if child.as_str().is_some() => {
                child.as_str().into_iter().for_each(&mut *found);
            }
            // An example of a media type may be defined in a file of its own.
            (Inside::Object, "examples") => {
                let files = child
                    .entries()
                    .filter_map(|(_, example)| example.get("$ref")?.as_str());
                files.for_each(&mut *found);
            }
            (Inside::Object, "example" | "default" | "enum" | "const") => {}
            (Inside::Object, key) if key.starts_with("x-") => {}
            (Inside::Object, "mapping") => {
                child
                    .entries()
                    .filter_map(|(_, to)| to.as_str())
                    .filter(|to| to.contains(['/', '.']))
                    .for_each(&mut *found);
            }
            (
                Inside::Object,
                "properties" | "patternProperties" | "$defs" | "definitions" | "schemas"
                | "dependentSchemas" | "responses" | "requestBodies" | "headers" | "callbacks"
                | "paths" | "webhooks" | "pathItems" | "content" | "parameters",
            ) => references(child, Inside::Names, found),
            _ => references(child, Inside::Object, found),
        }
    }
}
