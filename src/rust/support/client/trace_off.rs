//! Does nothing: stands in for `trace` if the feature `tracing` is off.

use std::future::Future;
use std::time::Duration;

use http::StatusCode;

use super::info::Info;
use super::support::Tolerated;

pub(super) fn traced<F: Future>(_: Info, work: F) -> F {
    work
}

pub(super) fn attempt(_: u32, _: Option<StatusCode>) {}

pub(super) fn retrying(_: u32, _: Duration) {}

pub(super) fn renewing() {}

pub(super) fn notes(_: &[Tolerated]) {}
