//! Operations that the sweep cannot send or read, with the reason why the client is not at fault.
//!
//! The paths of the partitions contain a version, as in `/transforms/v1`, which is left out here.

const VARIABLE: &str = "a path parameter for which the path has no variable";
const NO_LIST: &str =
    "JSON Patch whose schema is an object: the examples are lists, and the standard asks for one";
const PATTERN: &str =
    "by its pattern, `config` is `{}` and nothing else, which its own example is not";
const OVERLAP: &str = "`oneOf` with several members that take the same objects";
const UNTYPED: &str = "`items` without a type, which allows what is no list";
const UNDECLARED: &str = "requires `attribute`, and declares `attributeKey`";
const TWICE: &str = "an enum with a value twice, which the server's validator refuses to read";
const OTHER: &str = "an example that contradicts the member it shows, and is valid as another that knows few of its fields";

/// Operations that fail because of the spec or the server, and the reason.
const LEFT: [(&str, &str); 28] = [
    ("Get /campaigns", OTHER),
    ("Get /data-segments/membership/{identityId}", UNTYPED),
    ("Get /historical-identities/{id}/access-items", OTHER),
    (
        "Get /historical-identities/{id}/compare/{access-type}",
        VARIABLE,
    ),
    ("Get /historical-identities/{id}/events", OTHER),
    (
        "Get /historical-identities/{id}/snapshots/{date}/access-items",
        OTHER,
    ),
    ("Get /identities/{identityId}/role-assignments", OTHER),
    ("Get /revocable-objects", VARIABLE),
    ("Get /roles/access-model-metadata/bulk-update/id", VARIABLE),
    ("Get /work-items/{id}", UNTYPED),
    ("Get /workflow-executions/{id}", UNTYPED),
    ("Patch /authorization/custom-user-levels/{id}", NO_LIST),
    ("Patch /configuration-hub/scheduled-actions/{id}", NO_LIST),
    ("Patch /managed-cluster-types/{id}", NO_LIST),
    (
        "Patch /role-mining-potential-roles/{potentialRoleId}",
        VARIABLE,
    ),
    ("Patch /sim-integrations/{id}", NO_LIST),
    (
        "Patch /sim-integrations/{id}/beforeProvisioningRule",
        NO_LIST,
    ),
    ("Patch /suggested-entitlement-descriptions", VARIABLE),
    ("Patch /tenant-context", NO_LIST),
    ("Post /campaign-filters/{id}", VARIABLE),
    ("Post /connector-rules", TWICE),
    ("Post /launchers", PATTERN),
    (
        "Post /roles/access-model-metadata/bulk-update/filter",
        UNDECLARED,
    ),
    (
        "Post /roles/access-model-metadata/bulk-update/query",
        UNDECLARED,
    ),
    ("Post /transforms", OVERLAP),
    ("Put /connector-rules/{id}", TWICE),
    ("Put /launchers/{launcherID}", PATTERN),
    ("Put /managed-clusters/{id}/log-config", OVERLAP),
];

/// Returns the reason for an operation such as `Post /transforms`, if it is in the list.
pub fn reason(operation: &str) -> Option<&'static str> {
    let mut parts: Vec<&str> = operation.split('/').collect();
    parts.retain(|part| *part != "v1");
    let plain = parts.join("/");
    LEFT.iter()
        .find(|(left, _)| *left == plain)
        .map(|(_, reason)| *reason)
}
