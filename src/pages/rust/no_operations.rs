//! Stands in for the pages of operations where the client is not compiled: there are none.

use super::RustPages;
use crate::api::Api;
use crate::config::Config;
use crate::pages::page::Index;
use crate::pages::site::input::Entry;
use crate::pages::template::{TemplateError, Templates};
use crate::rust::view::View;

/// Pages of operations, of which there are none.
pub(super) enum Operations {}

impl Operations {
    pub(super) fn of(_: &Api, _: &View, _: &Config) -> Option<Self> {
        None
    }

    pub(super) fn entries(&self, _: &str) -> Vec<Entry> {
        match *self {}
    }

    pub(super) fn link(&self, _: usize) -> Option<String> {
        match *self {}
    }

    pub(super) fn page(
        &self,
        _: &RustPages<'_>,
        _: usize,
        _: &Templates,
    ) -> Result<String, TemplateError> {
        match *self {}
    }

    pub(super) fn index_page(&self, _: Index, _: &Templates) -> Result<String, TemplateError> {
        match *self {}
    }

    pub(super) fn named(
        &self,
        _: &RustPages<'_>,
        _: &str,
        _: &Templates,
    ) -> Result<Option<String>, TemplateError> {
        match *self {}
    }
}
