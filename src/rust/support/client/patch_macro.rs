//! `patch!`, which must be visible to other crates.

/// Creates a [`JsonPatch`](crate::client::JsonPatch):
/// `patch![replace "/description" = "new", remove "/segments"]`.
///
/// The other operations are `add "/a/-" = 1`, `test "/a" = 1`, `copy "/a" => "/b"` and
/// `move "/a" => "/b"`.
#[macro_export]
macro_rules! patch {
    (@ $patch:expr,) => { $patch };
    (@ $patch:expr, remove $path:tt $(, $($rest:tt)*)?) => {
        $crate::patch!(@ $patch.remove($path), $($($rest)*)?)
    };
    (@ $patch:expr, move $from:tt => $path:tt $(, $($rest:tt)*)?) => {
        $crate::patch!(@ $patch.move_from($from, $path), $($($rest)*)?)
    };
    (@ $patch:expr, copy $from:tt => $path:tt $(, $($rest:tt)*)?) => {
        $crate::patch!(@ $patch.copy_from($from, $path), $($($rest)*)?)
    };
    (@ $patch:expr, $op:ident $path:tt = $value:expr $(, $($rest:tt)*)?) => {
        $crate::patch!(@ $patch.$op($path, $value), $($($rest)*)?)
    };
    ($first:tt $($rest:tt)*) => {
        $crate::patch!(@ $crate::client::JsonPatch::new(), $first $($rest)*)
    };
}
