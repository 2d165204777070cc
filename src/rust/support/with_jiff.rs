//! Conversions between the dates of this crate and `jiff`.

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;

use super::{Date, DateTime};

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

impl From<Timestamp> for DateTime {
    fn from(moment: Timestamp) -> Self {
        moment.to_string().into()
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

impl From<civil::Date> for Date {
    fn from(day: civil::Date) -> Self {
        day.to_string().into()
    }
}
