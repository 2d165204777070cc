//! Rust expressions → text, laid out much as rustfmt does, in short lines. It knows no model.

/// TEMP
const WIDTH: usize = 90;
use crate::api::Value;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Code {
    /// As it is.
    Plain(String),
    /// A literal that `.into()` makes what is wanted of.
    Literal(String),
    /// Items between brackets, with commas between them.
    Group {
        open: String,
        items: Vec<Item>,
        close: &'static str,
    },
    /// Calls, one after the other.
    Chain { head: Box<Code>, calls: Vec<Code> },
}

/// An item of a [`Code::Group`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// What stands in front: the name of a field.
    label: String,
    code: Code,
    /// What a comment in front of it says, where the items stand below each other.
    note: String,
}

impl Item {
    pub(crate) fn new(code: Code) -> Self {
        Item {
            label: String::new(),
            code,
            note: String::new(),
        }
    }

    /// A field of a literal.
    pub(crate) fn field(name: &str, code: Code) -> Self {
        let label = if code == Code::Plain(name.to_owned()) {
            String::new()
        } else {
            format!("{name}: ")
        };
        Item {
            label,
            code,
            note: String::new(),
        }
    }

    /// An argument, of which a comment says what it is.
    pub(crate) fn noted(code: Code, note: &str) -> Self {
        Item {
            label: String::new(),
            code,
            note: note.to_owned(),
        }
    }
}

impl Code {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Code::Plain(text.into())
    }

    /// A text, as what `.into()` makes of it.
    pub(crate) fn text(text: &str) -> Self {
        Code::Literal(format!("{text:?}"))
    }

    /// `path(code)`.
    pub(crate) fn call(path: &str, code: Code) -> Self {
        Code::calls(path, vec![Item::new(code)])
    }

    /// `path(items)`.
    pub(crate) fn calls(path: &str, items: Vec<Item>) -> Self {
        Code::Group {
            open: format!("{path}("),
            items,
            close: ")",
        }
    }

    /// `open[items]`, such as `vec![1, 2]`.
    pub(crate) fn list(open: &str, items: Vec<Code>) -> Self {
        Code::Group {
            open: format!("{open}["),
            items: items.into_iter().map(Item::new).collect(),
            close: "]",
        }
    }

    /// `path { items }`.
    pub(crate) fn literal(path: &str, items: Vec<Item>) -> Self {
        Code::Group {
            open: format!("{path} {{"),
            items,
            close: "}",
        }
    }

    /// What serde makes of a value of this type.
    pub(crate) fn from_json(value: &Value, ty: &str) -> Self {
        let items = vec![Item::new(Code::json(value))];
        Code::Group {
            open: format!("serde_json::from_value::<{ty}>("),
            items,
            close: ")?",
        }
    }

    /// `json!(value)`.
    pub(crate) fn json(value: &Value) -> Self {
        Code::call("json!", json(value))
    }

    /// The expression where anything is taken that converts into what is wanted.
    pub(crate) fn convertible(self) -> Self {
        match self {
            Code::Literal(text) => Code::Plain(text),
            code => code,
        }
    }

    /// The expression behind `start`, which ends in ` = `, with `end` behind it. It has lines of its own where it fits
    /// into one, or where its first line would be too long.
    pub(crate) fn statement(&self, start: &str, end: &str) -> String {
        let behind = self.print(0, start.len() + end.len());
        let below = self.print(4, 4 + end.len());
        let first = behind.lines().next().unwrap_or_default();
        let is_long =
            start.len() + first.len() > WIDTH || behind.contains('\n') && !below.contains('\n');
        if is_long {
            format!("{}\n    {below}{end}", start.trim_end())
        } else {
            format!("{start}{behind}{end}")
        }
    }

    /// In one line.
    fn flat(&self) -> String {
        match self {
            Code::Plain(text) => text.clone(),
            Code::Literal(text) if text.starts_with('-') => format!("({text}).into()"),
            Code::Literal(text) => format!("{text}.into()"),
            Code::Group { open, items, close } => {
                let items: Vec<String> = items
                    .iter()
                    .map(|item| item.label.clone() + &item.code.flat())
                    .collect();
                let gap = if *close == "}" && open.len() > 1 && !items.is_empty() {
                    " "
                } else {
                    ""
                };
                format!("{open}{gap}{}{gap}{close}", items.join(", "))
            }
            Code::Chain { head, calls } => {
                head.flat()
                    + &calls
                        .iter()
                        .map(|call| format!(".{}", call.flat()))
                        .collect::<String>()
            }
        }
    }

    /// At this depth, with so many characters before and behind it in its first line.
    fn print(&self, depth: usize, around: usize) -> String {
        let flat = self.flat();
        let inside = " ".repeat(depth + 4);
        match self {
            _ if around + flat.len() <= WIDTH && !self.has_many_notes() => flat,
            Code::Plain(_) | Code::Literal(_) => flat,
            Code::Group { open, items, close } if items.len() == 1 && items[0].shares(open) => {
                format!(
                    "{open}{}{close}",
                    items[0].code.print(depth, around + open.len())
                )
            }
            Code::Group { open, items, close } => {
                let mut out = format!("{open}\n");
                for item in items {
                    let last = item.label == "..";
                    let note = if item.note.is_empty() {
                        String::new()
                    } else {
                        format!("/* {} */ ", item.note)
                    };
                    let code = item
                        .code
                        .print(depth + 4, depth + 5 + note.len() + item.label.len());
                    let comma = if last { "" } else { "," };
                    out += &format!("{inside}{note}{}{code}{comma}\n", item.label);
                }
                out + &" ".repeat(depth) + close
            }
            Code::Chain { head, calls } => {
                let mut out = head.print(depth, around);
                for call in calls {
                    out += &format!("\n{inside}.{}", call.print(depth + 4, depth + 5));
                }
                out
            }
        }
    }

    /// Of many arguments one wants to know which is which.
    fn has_many_notes(&self) -> bool {
        matches!(self, Code::Group { items, .. } if items.iter().filter(|item| !item.note.is_empty()).count() > 2)
    }
}

impl Item {
    /// Whether the item shares the brackets around it.
    fn shares(&self, open: &str) -> bool {
        let group = matches!(self.code, Code::Group { .. });
        // The macro takes no comma behind its argument.
        self.label.is_empty()
            && self.note.is_empty()
            && !open.ends_with('{')
            && (group || open == "json!(")
    }

    /// `..base` at the end of a literal.
    pub(crate) fn base(code: Code) -> Self {
        Item {
            label: "..".to_owned(),
            code,
            note: String::new(),
        }
    }
}

fn json(value: &Value) -> Code {
    match value {
        Value::Null => Code::plain("null"),
        Value::Integer(number) => Code::Plain(integer(*number)),
        Value::String(text) | Value::Ambiguous { text, .. } => Code::Plain(format!("{text:?}")),
        Value::Bool(_) | Value::Float(_) => Code::Plain(value.to_string()),
        Value::List(items) => Code::list("", items.iter().map(json).collect()),
        Value::Map(entries) => {
            let entry =
                |(name, value): &(String, Value)| Item::field(&format!("{name:?}"), json(value));
            Code::Group {
                open: "{".to_owned(),
                items: entries.iter().map(entry).collect(),
                close: "}",
            }
        }
    }
}

/// An integer literal that needs no type from elsewhere.
pub(crate) fn integer(number: i128) -> String {
    match (i32::try_from(number), i64::try_from(number)) {
        (Ok(_), _) => number.to_string(),
        (_, Ok(_)) => format!("{number}_i64"),
        _ => format!("{number}_u64"),
    }
}
