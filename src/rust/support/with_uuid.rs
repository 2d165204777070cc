//! Conversions between the ids of this crate and `uuid`.

use super::{FormatError, Uuid};

impl Uuid {
    /// Converts into a `uuid` UUID, or returns `None` if the string is not one.
    #[must_use]
    pub fn to_uuid(&self) -> Option<uuid::Uuid> {
        self.as_str().parse().ok()
    }
}

impl TryFrom<&Uuid> for uuid::Uuid {
    type Error = FormatError;

    fn try_from(id: &Uuid) -> Result<Self, FormatError> {
        id.to_uuid().ok_or_else(|| FormatError::new("a UUID", id))
    }
}

impl TryFrom<Uuid> for uuid::Uuid {
    type Error = FormatError;

    fn try_from(id: Uuid) -> Result<Self, FormatError> {
        Self::try_from(&id)
    }
}

impl From<uuid::Uuid> for Uuid {
    fn from(id: uuid::Uuid) -> Self {
        id.to_string().into()
    }
}

impl PartialEq<uuid::Uuid> for Uuid {
    fn eq(&self, other: &uuid::Uuid) -> bool {
        self.to_uuid() == Some(*other)
    }
}
