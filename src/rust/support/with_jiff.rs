//! Conversions between the dates of this crate and `jiff`.

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;

use super::{Date, DateTime, FormatError};

impl DateTime {
    /// The moment, or nothing if the text is none. `Z`, `+00:00`, `+0000` and no zone at all (which is UTC) are read.
    #[must_use]
    pub fn to_jiff(&self) -> Option<Timestamp> {
        let text = self.as_str().trim();
        text.parse().ok().or_else(|| {
            let civil: civil::DateTime = text.parse().ok()?;
            Some(civil.to_zoned(TimeZone::UTC).ok()?.timestamp())
        })
    }
}

/// With milliseconds, as most APIs write moments.
impl From<Timestamp> for DateTime {
    fn from(moment: Timestamp) -> Self {
        format!("{moment:.3}").into()
    }
}

impl TryFrom<&DateTime> for Timestamp {
    type Error = FormatError;

    fn try_from(moment: &DateTime) -> Result<Self, FormatError> {
        moment.to_jiff().ok_or_else(|| FormatError::new("a moment", moment))
    }
}

impl TryFrom<DateTime> for Timestamp {
    type Error = FormatError;

    fn try_from(moment: DateTime) -> Result<Self, FormatError> {
        Self::try_from(&moment)
    }
}

impl PartialEq<Timestamp> for DateTime {
    fn eq(&self, other: &Timestamp) -> bool {
        self.to_jiff() == Some(*other)
    }
}

impl PartialOrd<Timestamp> for DateTime {
    fn partial_cmp(&self, other: &Timestamp) -> Option<std::cmp::Ordering> {
        Some(self.to_jiff()?.cmp(other))
    }
}

impl Date {
    /// The day, or nothing if the text is none.
    #[must_use]
    pub fn to_jiff(&self) -> Option<civil::Date> {
        self.as_str().trim().parse().ok()
    }
}

impl TryFrom<&Date> for civil::Date {
    type Error = FormatError;

    fn try_from(day: &Date) -> Result<Self, FormatError> {
        day.to_jiff().ok_or_else(|| FormatError::new("a day", day))
    }
}

impl TryFrom<Date> for civil::Date {
    type Error = FormatError;

    fn try_from(day: Date) -> Result<Self, FormatError> {
        Self::try_from(&day)
    }
}

impl From<civil::Date> for Date {
    fn from(day: civil::Date) -> Self {
        day.to_string().into()
    }
}
