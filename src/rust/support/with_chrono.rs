//! Conversions between the dates of this crate and `chrono`.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, SecondsFormat, TimeZone, Utc};

use super::{Date, DateTime, FormatError};

impl DateTime {
    /// Converts into a `chrono` date-time, or returns `None` if the string is not a date
    /// and time. The zone may be `Z`, `+00:00` or `+0000`; a missing zone is read as
    /// UTC.
    #[must_use]
    pub fn to_chrono(&self) -> Option<chrono::DateTime<FixedOffset>> {
        let text = self.as_str().trim();
        chrono::DateTime::parse_from_rfc3339(text)
            .or_else(|_| {
                chrono::DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%#z")
            })
            .ok()
            .or_else(|| {
                let naive = text.parse::<NaiveDateTime>().or_else(|_| {
                    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f")
                });
                Some(naive.ok()?.and_utc().fixed_offset())
            })
            .or_else(|| {
                Some(
                    text.parse::<NaiveDate>()
                        .ok()?
                        .and_hms_opt(0, 0, 0)?
                        .and_utc()
                        .fixed_offset(),
                )
            })
    }

    /// Converts into a `chrono` date-time in UTC, or returns `None` if the string is not
    /// a date and time.
    #[must_use]
    pub fn to_utc(&self) -> Option<chrono::DateTime<Utc>> {
        self.to_chrono().map(|moment| moment.to_utc())
    }
}

/// Writes milliseconds, as most APIs do.
impl<Tz: TimeZone> From<chrono::DateTime<Tz>> for DateTime {
    fn from(moment: chrono::DateTime<Tz>) -> Self {
        moment.fixed_offset().to_rfc3339_opts(SecondsFormat::Millis, true).into()
    }
}

impl TryFrom<&DateTime> for chrono::DateTime<Utc> {
    type Error = FormatError;

    fn try_from(moment: &DateTime) -> Result<Self, FormatError> {
        moment.to_utc().ok_or_else(|| FormatError::new("a moment", moment))
    }
}

impl TryFrom<DateTime> for chrono::DateTime<Utc> {
    type Error = FormatError;

    fn try_from(moment: DateTime) -> Result<Self, FormatError> {
        Self::try_from(&moment)
    }
}

impl TryFrom<&DateTime> for chrono::DateTime<FixedOffset> {
    type Error = FormatError;

    fn try_from(moment: &DateTime) -> Result<Self, FormatError> {
        moment.to_chrono().ok_or_else(|| FormatError::new("a moment", moment))
    }
}

impl TryFrom<DateTime> for chrono::DateTime<FixedOffset> {
    type Error = FormatError;

    fn try_from(moment: DateTime) -> Result<Self, FormatError> {
        Self::try_from(&moment)
    }
}

impl<Tz: TimeZone> PartialEq<chrono::DateTime<Tz>> for DateTime {
    fn eq(&self, other: &chrono::DateTime<Tz>) -> bool {
        self.to_chrono().is_some_and(|moment| moment == *other)
    }
}

impl<Tz: TimeZone> PartialOrd<chrono::DateTime<Tz>> for DateTime {
    fn partial_cmp(&self, other: &chrono::DateTime<Tz>) -> Option<std::cmp::Ordering> {
        Some(self.to_utc()?.cmp(&other.to_utc()))
    }
}

impl Date {
    /// Converts into a `chrono` date, or returns `None` if the string is not a date.
    #[must_use]
    pub fn to_chrono(&self) -> Option<NaiveDate> {
        self.as_str().trim().parse().ok()
    }
}

impl TryFrom<&Date> for NaiveDate {
    type Error = FormatError;

    fn try_from(day: &Date) -> Result<Self, FormatError> {
        day.to_chrono().ok_or_else(|| FormatError::new("a day", day))
    }
}

impl TryFrom<Date> for NaiveDate {
    type Error = FormatError;

    fn try_from(day: Date) -> Result<Self, FormatError> {
        Self::try_from(&day)
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        day.to_string().into()
    }
}
