//! `patch!`, which needs to be found from other crates.

/// A [`JsonPatch`]: `patch![replace "/description" = "new", remove "/segments"]`.
#[macro_export]
macro_rules! patch {
    (@ $patch:expr,) => { $patch };
    (@ $patch:expr, remove $path:tt $(, $($rest:tt)*)?) => {
        $crate::patch!(@ $patch.remove($path), $($($rest)*)?)
    };
    (@ $patch:expr, $op:ident $path:tt = $value:expr $(, $($rest:tt)*)?) => {
        $crate::patch!(@ $patch.$op($path, $value), $($($rest)*)?)
    };
    ($first:ident $($rest:tt)*) => {
        $crate::patch!(@ $crate::client::JsonPatch::new(), $first $($rest)*)
    };
}
