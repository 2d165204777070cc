//! A span for each call, with events for retries and renewals. Bodies, query values and
//! credentials are not recorded.

use std::future::Future;
use std::time::Duration;

use http::StatusCode;
use tracing::Instrument as _;

use super::info::Info;
use super::support::Tolerated;

/// Runs a call in its own span.
pub(super) fn traced<F: Future>(info: Info, work: F) -> impl Future<Output = F::Output> {
    work.instrument(tracing::info_span!(
        "operation",
        id = info.id,
        method = ?info.method,
        path = info.path,
        status = tracing::field::Empty,
        attempts = tracing::field::Empty,
    ))
}

pub(super) fn attempt(attempt: u32, status: Option<StatusCode>) {
    let span = tracing::Span::current();
    span.record("attempts", attempt);
    if let Some(status) = status {
        span.record("status", status.as_u16());
    }
}

pub(super) fn retrying(attempt: u32, pause: Duration) {
    tracing::info!(attempt, ?pause, "the request is sent again");
}

pub(super) fn renewing() {
    tracing::info!("the credentials were refused and are renewed");
}

pub(super) fn notes(notes: &[Tolerated]) {
    for note in notes {
        tracing::debug!(
            model = note.model,
            what = note.what,
            "the answer differs from the spec"
        );
    }
}
