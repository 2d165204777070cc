//! A spec → its two readings, side by side: nobody else calls both.

use crate::api::Api;
use crate::bridge;
use crate::diagnostic::Diagnostics;
use crate::openapi::Spec;
use crate::published::{self, Published};

/// The two readings of a spec: what it means, and what openapi-generator 7.11 made of it.
pub fn read(spec: &Spec, findings: &mut Diagnostics) -> (Api, Published) {
    let published = published::lower(spec, findings);
    (bridge::api_of(spec, &published, findings), published)
}
