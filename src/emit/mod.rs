//! `Api` → files: one emitter per language.
