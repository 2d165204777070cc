//! Adapts the stylesheets of a site or a book to the tables of a flavour. It knows no flavour.

use super::input::Site;

/// The selector of the wide column in the stylesheets.
const LAST_COLUMN: &str = "td:nth-last-child(1)";

/// Returns the stylesheet with the column of descriptions as the wide one.
pub(super) fn of(site: &Site, sheet: &str) -> String {
    let column = format!("td:nth-last-child({})", site.description_column);
    sheet.replace(LAST_COLUMN, &column)
}
