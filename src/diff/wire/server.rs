//! Compares servers by address: those that were added or removed, and changes of their variables.

use crate::api::{Operation, Server};

use super::super::comparison::{Comparison, Site, by_name};
use super::super::kind::Kind;
use super::super::words::{and, code};

impl Comparison<'_> {
    /// Compares the servers of an operation, if it has its own on at least one side.
    pub(in crate::diff) fn servers_of(
        &mut self,
        old: &Operation,
        new: &Operation,
        site: &Site<'_>,
    ) {
        if old.servers.is_empty() && new.servers.is_empty() {
            return;
        }
        let (old_api, new_api) = (self.old, self.new);
        let own = |own: &'_ [Server], all: &'_ [Server]| match own.is_empty() {
            true => all.to_vec(),
            false => own.to_vec(),
        };
        let (was, is) = (
            own(&old.servers, &old_api.servers),
            own(&new.servers, &new_api.servers),
        );
        self.servers(&was, &is, site);
    }

    pub(in crate::diff) fn servers(&mut self, old: &[Server], new: &[Server], site: &Site<'_>) {
        let address = |server: &Server| server.url.trim_end_matches('/').to_owned();
        let (was, is) = (by_name(old, address), by_name(new, address));
        for (url, server) in &was {
            match is.get(url) {
                None => {
                    let sentence = format!("is no longer served at {}", code(url));
                    self.push(Kind::ServerRemoved, site, sentence);
                }
                Some(other) => {
                    let names = other_variables(server, other);
                    if !names.is_empty() {
                        let sentence = format!("{} of {} changed", and(&names), code(url));
                        self.push(Kind::ServerChanged, site, sentence);
                    }
                }
            }
        }
        for (url, _) in is.iter().filter(|(url, _)| !was.contains_key(*url)) {
            let sentence = format!("is now served at {}", code(url));
            self.push(Kind::ServerAdded, site, sentence);
        }
    }
}

/// Returns the names of variables with another default or other values.
fn other_variables(old: &Server, new: &Server) -> Vec<String> {
    let find = |server: &Server, name: &str| {
        let variable = server.variables.iter().find(|one| one.name == name)?;
        Some((variable.default.clone(), variable.values.clone()))
    };
    let names = old.variables.iter().chain(&new.variables);
    let mut names: Vec<&String> = names.map(|one| &one.name).collect();
    names.sort();
    names.dedup();
    names.retain(|name| find(old, name) != find(new, name));
    names.into_iter().map(|name| code(name)).collect()
}
