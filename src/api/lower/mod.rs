//! A spec → an [`Api`](super::Api): what its operations and schemas mean.

pub(crate) mod operation;
