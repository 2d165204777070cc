//! Conversions between the dates of this crate and `jiff`.

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;

use super::{Date, DateTime, FormatError};

impl DateTime {
    /// Converts into a `jiff` timestamp, or returns `None` if the string is not a date
    /// and time. The zone may be `Z`, `+00:00` or `+0000`; a missing zone is read as
    /// UTC.
    #[must_use]
    pub fn to_jiff(&self) -> Option<Timestamp> {
        let text = self.as_str().trim();
        text.parse().ok().or_else(|| {
            let civil: civil::DateTime = text.parse().ok()?;
            Some(civil.to_zoned(TimeZone::UTC).ok()?.timestamp())
        })
    }
}

/// Writes milliseconds, as most APIs do.
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
    /// Converts into a `jiff` date, or returns `None` if the string is not a date.
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
