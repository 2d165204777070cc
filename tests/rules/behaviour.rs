//! The rules for Rust models, as a user of the crates observes them. `usual` is generated with default options; `other`
//! keeps undeclared fields, reads strictly, and has setters and closed enums.

#![cfg(test)]

use std::collections::BTreeMap;

use serde_json::{Value, from_str, json, to_string, to_value};
use usual::support::{lenient, watched, Base64, Date, DateTime, Float, Number, Patch, Uuid};
use usual::*;

/// JSON → type → JSON, unchanged character by character.
fn same<T: serde::de::DeserializeOwned + serde::Serialize>(json: &str) -> T {
    let value: T = from_str(json).expect(json);
    assert_eq!(to_string(&value).unwrap(), json);
    value
}

#[test]
fn rule_01_enums_keep_what_they_do_not_know() {
    let future: Rig = same(r#""GAFF""#);
    assert_eq!(future, Rig::Unknown("GAFF".into()));
    assert_ne!(future, Rig::Sloop);
    assert_eq!(same::<Rig>(r#""Unknown""#), Rig::UnknownValue, "a value of the wire that is called so");
    assert_ne!(Rig::UnknownValue, Rig::from("unknown"));
    assert_eq!(Rig::from("SLOOP"), Rig::Sloop, "made from a text, a known value is never `Unknown`");
    assert!(same::<Rig>(r#""sloop""#) != Rig::Sloop, "letter case counts");
    assert_ne!(Rig::Unknown("SLOOP".into()), Rig::Sloop, "unknown is unknown");
    assert_eq!(Rig::ALL.len(), 3);
    assert!(from_str::<other::Rig>(r#""GAFF""#).unwrap_err().to_string().contains("GAFF"));
}

#[test]
fn rule_02_unions_take_the_member_that_fits_and_keep_the_rest() {
    let Deposit::Cash(cash) = same(r#"{"kind":"cash","amount":10.50}"#) else { panic!("the tag says so") };
    assert_eq!(cash.amount, 10.5);
    let Deposit::Bond(bond) = same(r#"{"kind":"bond","bank":"Sea"}"#) else { panic!("the tag says so") };
    assert_eq!(bond.kind, "bond", "a member that has a field for its tag keeps it");
    let Deposit::Unknown(raw) = same(r#"{"count":3,"kind":"shares"}"#) else { panic!("nobody knows shares") };
    assert_eq!(raw["count"], 3);
    assert!(matches!(same(r#"{"number":3,"side":"left"}"#), Mooring::Pier(_)), "not the first that parses");
    assert!(matches!(same(r#"{"number":3,"note":"old"}"#), Mooring::Buoy(_)));
    assert!(matches!(same(r#"{"depth":12}"#), Mooring::Anchor(_)));
    let (raw, told) = watched(|| same::<Mooring>(r#""drifting""#));
    assert!(matches!(raw, Mooring::Unknown(Value::String(_))));
    assert!(told[0].to_string().contains("Buoy, Pier, Anchor"), "{told:?}");
    let error = from_str::<other::Mooring>(r#"{"number":"three","depth":"deep"}"#).unwrap_err().to_string();
    assert!(error.contains("Buoy: ") && error.contains("Anchor: "), "the error names what was tried: {error}");
}

#[test]
fn rule_03_four_states_stay_apart() {
    let all: Registered = same(r#"{"id":"1","at":null}"#);
    assert_eq!(all.at, None);
    for json in [r#"{"name":"A","keel":"FIN"}"#, r#"{"name":"A","keel":"FIN","berth":null}"#] {
        let boat: Boat = same(json);
        assert_eq!(boat.berth.is_null(), json.contains("null"));
        assert_eq!(boat.berth.is_absent(), !json.contains("null"));
    }
    let boat = Boat { owner: Patch::Null, berth: "B 4".to_owned().into(), ..Boat::new("A", Keel::Fin) };
    assert_eq!(to_value(boat).unwrap(), json!({"name": "A", "keel": "FIN", "berth": "B 4", "owner": null}));
    assert!(from_str::<Registered>(r#"{"id":"1"}"#).unwrap_err().to_string().contains("Registered.at"));
}

#[test]
fn rule_04_reading_forgives_and_says_so() {
    let json = r#"{"name":"A","keel":"FIN","flags":null}"#;
    let (boat, told) = watched(|| from_str::<Boat>(json).unwrap());
    assert_eq!(boat.flags, None);
    assert_eq!(told.len(), 1);
    assert!(told[0].to_string().starts_with("Boat: null"), "{told:?}");
    assert!(from_str::<other::Boat>(json).is_err(), "`reading = \"strict\"`");
    assert!(from_str::<Crew>("{}").is_err(), "a required list is required");
    for json in ["{}", r#"{"members":null}"#] {
        let (crew, told) = lenient(|| from_str::<Crew>(json).unwrap());
        assert!(crew.members.is_empty() && told[0].to_string().contains("required"), "{told:?}");
    }
}

#[test]
fn rule_05_undeclared_fields_are_passed_over_or_kept() {
    let json = r#"{"id":"1","at":null,"extra":"declared","later":{"a":[1]}}"#;
    assert!(from_str::<Registered>(json).is_ok());
    let kept: other::Registered = same(json);
    assert_eq!(kept.extra.as_deref(), Some("declared"));
    assert_eq!(kept.extra_2["later"], json!({"a": [1]}), "a declared `extra` has the name first");
}

#[test]
fn rule_06_maps_are_typed_and_stand_beside_fields() {
    let crew: Crew = same(r#"{"members":[],"byWatch":{"first":{"name":"Bo"}},"anything":{"x":[null]}}"#);
    let watch: &BTreeMap<String, Sailor> = crew.by_watch.as_ref().unwrap();
    assert_eq!(watch["first"].name, "Bo");
    let scores: Scores = same(r#"{"best":"Bo","monday":3,"tuesday":5}"#);
    assert_eq!(scores.additional_properties["tuesday"], 5);
    assert!(from_str::<Scores>(r#"{"monday":"three"}"#).is_err());
}

#[test]
fn rule_07_boxes_stand_only_on_circles() {
    let sailor: Sailor = same(r#"{"name":"A","mentor":{"name":"B"},"pupils":[{"name":"C"}]}"#);
    let _: (&Option<Box<Sailor>>, &Option<Vec<Sailor>>) = (&sailor.mentor, &sailor.pupils);
    let boat: &Keel = &Boat::new("A", Keel::Long).keel;
    assert_eq!(boat.as_str(), "LONG");
}

#[test]
fn rule_08_formats_have_types_and_lose_nothing() {
    let boat: Boat = same(
        r#"{"name":"A","keel":"FIN","price":19.90,"length":12,"launched":"2024-02-29T23:59:59.120+0000","built":"2023-05-01","hull":"6F1ED002-AB56-4B2C-9A5B-0B8F1C7D2E3F","ports":"a,b","mood":"calm","photo":"YQ==","crew":3,"miles":9007199254740993}"#,
    );
    let _: (&Option<Number>, &Option<Float>) = (&boat.price, &boat.length);
    let _: (&Option<DateTime>, &Option<Date>, &Option<Uuid>) = (&boat.launched, &boat.built, &boat.hull);
    let _: (&Option<i32>, &Option<i64>) = (&boat.crew, &boat.miles);
    let _: (&Option<String>, &Option<String>, &Option<Base64>) = (&boat.ports, &boat.mood, &boat.photo);
    assert_eq!(boat.photo.unwrap().decode().as_deref(), Some(&b"a"[..]));
    let utc = boat.launched.unwrap().to_utc().unwrap();
    assert_eq!(utc.to_rfc3339(), "2024-02-29T23:59:59.120+00:00");
    assert_eq!(DateTime::from("2024-02-29T23:59:59").to_utc().unwrap().timestamp(), utc.timestamp(), "no zone is UTC");
    assert!(DateTime::from("soon").to_utc().is_none());
    same::<Number>("123456789012345678901234567890.12345678901234567890");
}

#[test]
fn rule_09_names_are_safe_and_exact_on_the_wire() {
    let options: Vec<OptionModel> = same(r#"[{"type":"a","self":"b","userId":"c","user_id":"d","@id":"e"}]"#);
    let [option] = &options[..] else { panic!("there is one") };
    assert_eq!(option.r#type.as_deref(), Some("a"));
    assert_eq!(option.self_.as_deref(), Some("b"));
    assert_eq!((option.user_id.as_deref(), option.user_id_2.as_deref()), (Some("d"), Some("c")));
    assert_eq!(option.id.as_deref(), Some("e"));
    let _: usual::VecModel = options;
}

#[test]
fn rule_11_values_are_pleasant_to_make() {
    // Types in requests can be written as literals; types with only optional fields implement `Default`.
    let sailor = other::Sailor::new("A").with_mentor(other::Sailor::new("B"));
    assert_eq!(to_value(sailor).unwrap(), json!({"name": "A", "mentor": {"name": "B"}}));
    let scores = Scores { best: Some("A".into()), ..Scores::default() };
    assert_eq!(to_string(&scores).unwrap(), r#"{"best":"A"}"#);
    let _ = Boat { rig: Some(Rig::Ketch), ..Boat::new("A", Keel::Long) };
}

#[test]
fn rule_12_secrets_do_not_show() {
    let json = r#"{"id":"1","at":null,"clientSecret":"hush","secretary":"Eve","pin":"0000"}"#;
    let shown = format!("{:?}", same::<Registered>(json));
    assert!(!shown.contains("hush") && !shown.contains("0000"), "{shown}");
    assert!(shown.contains("Eve"), "{shown}");
}

#[test]
fn dates_order_by_the_moment() {
    let mut moments: Vec<DateTime> = [
        "soon",
        "2018-01-11T18:45:05.678Z",
        "2018-01-11T18:45:05Z",
        "2018-01-11T20:45:05+0200",
        "2018-01-11T18:45:04.999-00:00",
        "2018-01-11",
        "2017-12-31 23:59",
    ]
    .map(DateTime::from)
    .into();
    moments.sort();
    let sorted: Vec<&str> = moments.iter().map(DateTime::as_str).collect();
    assert_eq!(
        sorted,
        [
            "2017-12-31 23:59",
            "2018-01-11",
            "2018-01-11T18:45:04.999-00:00",
            "2018-01-11T18:45:05Z",
            "2018-01-11T20:45:05+0200",
            "2018-01-11T18:45:05.678Z",
            "soon",
        ]
    );
    let (zulu, east) = (&moments[3], &moments[4]);
    assert!(zulu != east && zulu < east && zulu.is_same_moment(east), "one moment, two texts");
}

#[test]
fn dates_convert_both_ways() {
    use chrono::{NaiveDate, TimeDelta, Utc};
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    let moment: DateTime = "2024-02-29T23:59:59.120+0000".parse().unwrap();
    assert_eq!("soon".parse::<DateTime>().unwrap_err().to_string(), "\"soon\" is not a moment");
    for wrong in ["2023-02-29T00:00:00Z", "2024-02-29T23:60Z", "2024-02-29T23:59+", "2024-2-9", "٢٠٢٤-02-29"] {
        assert!(wrong.parse::<DateTime>().is_err(), "{wrong}");
    }
    let utc = chrono::DateTime::<Utc>::try_from(&moment).unwrap();
    assert_eq!(DateTime::from(utc + TimeDelta::nanoseconds(1_000_123)), "2024-02-29T23:59:59.121Z");
    assert!(chrono::DateTime::<Utc>::try_from(DateTime::from("soon")).is_err());
    let system = SystemTime::try_from(&moment).unwrap();
    assert_eq!(system.duration_since(UNIX_EPOCH).unwrap().as_millis(), 1_709_251_199_120);
    assert_eq!(DateTime::from(system), "2024-02-29T23:59:59.120Z");
    assert_eq!(DateTime::from(UNIX_EPOCH - Duration::from_millis(1)), "1969-12-31T23:59:59.999Z");
    assert_eq!(DateTime::now().as_str().len(), "2024-02-29T23:59:59.120Z".len());
    assert_eq!(NaiveDate::try_from("2023-05-01".parse::<Date>().unwrap()).unwrap().to_string(), "2023-05-01");
    assert!("6F1ED002-AB56-4B2C-9A5B-0B8F1C7D2E3F".parse::<Uuid>().is_ok() && "6F1ED002".parse::<Uuid>().is_err());
}

#[test]
fn a_patch_is_used_as_the_option_it_replaces() {
    let boat = Boat { berth: "B 4".into(), ..Boat::new("A", Keel::Fin) };
    assert_eq!(boat.berth, Some("B 4".to_owned()));
    assert_eq!(boat.owner, None, "absent and null both have no value");
    assert_eq!(Patch::<i64>::Null, None);
    assert!(Patch::<i64>::Null != Patch::Absent, "and are two things all the same");
    assert_eq!((boat.berth.as_deref(), boat.owner.as_deref()), (Some("B 4"), None));
    assert!(boat.berth.is_some() && boat.owner.is_none());
    assert_eq!(boat.berth.as_ref().map(String::len), Some(3));
    assert_eq!(boat.berth.iter().chain(&boat.owner).count(), 1);
    assert_eq!(boat.berth.clone().map(|berth| berth.len()), Patch::Value(3));
    assert_eq!(Patch::<String>::Null.map(|berth| berth.len()), Patch::Null);
    assert_eq!(boat.owner.clone().unwrap_or("nobody".into()), "nobody");
    let berth: Option<String> = boat.berth.into();
    assert_eq!(berth.as_deref(), Some("B 4"));
}

#[test]
fn setters_take_the_same_for_options_and_patches() {
    let boat = other::Boat::new("A", other::Keel::Fin)
        .with_berth("B 4")
        .with_owner(None::<String>)
        .with_ports("a,b")
        .with_mood(Some("calm"))
        .with_flags(None::<Vec<String>>)
        .with_crew(3)
        .with_launched("2024-02-29T23:59:59Z");
    let json = json!({"name": "A", "keel": "FIN", "berth": "B 4", "owner": null, "ports": "a,b", "mood": "calm", "crew": 3,
        "launched": "2024-02-29T23:59:59Z"});
    assert_eq!(to_value(&boat).unwrap(), json);
    let boat = boat.with_berth(other::support::Patch::<String>::Absent).with_mood(other::support::Patch::<String>::Null);
    assert_eq!((boat.berth.is_absent(), boat.mood), (true, None));
}

#[test]
fn enums_are_values_like_others() {
    let keel = other::Keel::Fin;
    let copied = keel;
    assert_eq!((keel, keel < other::Keel::Long), (copied, true), "closed enums are `Copy`");
    assert!(Rig::Sloop < Rig::Ketch && Rig::Ketch < Rig::from("GAFF"), "by their place in the schema; what is unknown comes last");
    assert!(Rig::Sloop == "SLOOP" && Rig::from("GAFF") == "GAFF" && keel == "FIN");
    assert_eq!((BoatState::default(), other::BoatState::default()), (BoatState::Ashore, other::BoatState::Ashore));
    assert_eq!("LONG".parse::<other::Keel>().unwrap(), other::Keel::Long);
    assert_eq!("WING".parse::<other::Keel>().unwrap_err().to_string(), "\"WING\" is not a value of Keel");
}

#[test]
fn a_builder_sets_required_fields_by_name_and_says_which_are_missing() {
    let builder = Voyage::builder().ship(Keel::Fin).r#type("day trip").build_2(3);
    let missing = builder.clone().build().unwrap_err();
    assert_eq!(missing.to_string(), "Voyage lacks `start`");
    assert_eq!(Voyage::builder().build_2(3).build().unwrap_err().fields(), ["ship", "type", "start"]);
    let mut voyage = builder.start("2024-02-29T23:59:59Z").build().unwrap();
    assert_eq!(voyage, Voyage::new(Keel::Fin, 3, "day trip", "2024-02-29T23:59:59Z"));
    voyage.note = Some("calm".into());
    let json = json!({"ship": "FIN", "build": 3, "type": "day trip", "start": "2024-02-29T23:59:59Z", "note": "calm"});
    assert_eq!(to_value(&voyage).unwrap(), json);
}

#[test]
fn what_can_be_one_member_only_becomes_the_union() {
    assert_eq!((Setting::from("on"), Setting::from(true)), (Setting::String("on".into()), Setting::Boolean(true)));
    assert_eq!(to_value(Setting::from(vec!["a".to_owned()])).unwrap(), json!(["a"]));
    assert_eq!(Setting::from(json!(7)), same("7"));
    assert_eq!(Setting::from(json!({"speed": 7})), Setting::Unknown(json!({"speed": 7})));
    assert!(matches!(Deposit::from(json!({"kind": "cash", "amount": 1})), Deposit::Cash(_)));
}

#[test]
fn a_member_that_becomes_the_union_has_its_tag() {
    let back = |light: Light| from_str::<Light>(&to_string(&light).unwrap()).unwrap();
    let Light::Lamp(lamp) = back(Lamp::default().into()) else { panic!("a lamp") };
    assert_eq!(lamp.form.as_deref(), Some("LAMP"));
    assert!(matches!(back(Lamp { form: "FIRE".into(), watts: Some(3) }.into()), Light::Lamp(_)), "a wrong one is replaced");
    assert!(matches!(back(Fire::new(FireForm::from("")).into()), Light::Fire(fire) if fire.form == FireForm::Fire));
    assert!(matches!(from_str(&to_string(&Deposit::from(Bond::new("", "Sea"))).unwrap()), Ok(Deposit::Bond(_))));
}

#[test]
fn a_member_with_the_right_tag_says_why_it_is_unknown() {
    let json = json!({"kind": "bond", "bank": 3});
    let Deposit::Unknown(kept) = from_str(&json.to_string()).unwrap() else { panic!("the bank has no name") };
    let why = support::why_unknown::<Deposit>(&kept).unwrap();
    assert!(why.starts_with("Bond: `bank`") || why.contains("bank"), "{why}");
    assert_eq!(support::why_unknown::<Deposit>(&json!({"kind": "cash", "amount": 1})), None);
    let error = from_str::<other::Deposit>(&json.to_string()).unwrap_err().to_string();
    assert!(error.contains("bank"), "{error}");
}
