//! Names of operations and arguments, paths, and the styles of parameters.

mod shared;

use client_odd::models::{Color as Shade, Filter, Thing};
use client_odd::operations::{
    Arguments, Color, NamesEmptyGet, PairBody, PairBody2, PairOutput, PairOutput2, Styles,
};
use shared::{body, client, header, query, sent};

#[test]
fn names_that_rust_has_are_those_of_methods_all_the_same() {
    let (client, mock) = client();
    client.option().with(|q| q.limit(3)).send().unwrap();
    assert_eq!(query(&mock), "limit=3");
    client.vec().with(|q| q.ids(["a", "b"])).send().unwrap_err();
    assert_eq!(query(&mock), "ids=a&ids=b");
    client.string("n").send().unwrap_err();
    // `Into::into` would be found first.
    client.into_2().with(|q| q.limit(4)).send().unwrap();
    assert_eq!(query(&mock), "limit=4");
    client.r#async().send().unwrap();
    // An enum of operations with different tags belongs to none of them.
    let left = client_odd::operations::VecSide::Left;
    client.vec().with(|q| q.side(left.clone())).send().unwrap_err();
    client.r#async().with(|q| q.side(left)).send().unwrap();
    assert_eq!(query(&mock), "side=left");
    client.twice().send().unwrap();
    client.twice_1().send().unwrap();
    assert_eq!(sent(&mock).method(), "POST");
    client.send(NamesEmptyGet::new()).unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/names/empty");
}

#[test]
fn what_belongs_to_an_operation_takes_no_name_of_another() {
    let (client, mock) = client();
    client.send(PairBody::new()).unwrap();
    client.send(PairOutput::new()).unwrap();
    let text = PairBody2::Text("a".to_owned());
    let output = client.pair(text).send().unwrap();
    assert_eq!(output, PairOutput2::Status200("null".to_owned()));
    assert_eq!(header(&mock, "content-type"), "text/plain");
}

#[test]
fn arguments_of_one_name_are_numbered_and_keep_their_wire_names() {
    let (client, mock) = client();
    let arguments = Arguments::new(7, true, "q", "h", [Thing::new("1")])
        .draft("d")
        .r#type("t")
        .user_id("c")
        .user_id_2("a")
        .user_id_3("b")
        .filter_name("f")
        .top(5)
        .gr_uf6_udf_e("ü");
    client.send(arguments).unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/names/arguments/7/true");
    assert_eq!(
        query(&mock),
        "self=q&draft=d&type=t&user-id=a&userId=b&filter%5Bname%5D=f&%24top=5&gr%C3%B6%C3%9Fe=%C3%BC"
    );
    assert_eq!(header(&mock, "self"), "h");
    assert_eq!(header(&mock, "user_id"), "c");
    assert_eq!(body(&mock), r#"[{"id":"1"}]"#);
}

#[test]
fn enums_of_parameters_are_open_and_keep_every_spelling() {
    let (client, mock) = client();
    let colors = Color::new()
        .color("Red")
        .color_2("green")
        .colors(["red", "blue"])
        .sizes([1, 2]);
    client.send(colors.size(2).r#ref(Shade::Red)).unwrap();
    assert_eq!(
        query(&mock),
        "color=Red&colors=red,blue&sizes=1&sizes=2&size=2&ref=red"
    );
    assert_eq!(header(&mock, "color"), "green");
}

#[test]
fn variables_stand_anywhere_in_a_path() {
    let (client, mock) = client();
    client.file("a.b/c", Shade::Green).send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/files/a.b%2Fc.green");
    client.file("..", Shade::Green).send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/files/...green");
    client.cancel("b2d1").send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/jobs/b2d1:cancel");
    client.groesse("x y").send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/gr%C3%B6%C3%9Fe/x%20y/");
    client.fixed_query().with(|q| q.limit(1)).send().unwrap();
    assert_eq!(query(&mock), "kind=all&limit=1");
    client.matrix(["a", "b"], ["c", "d"]).send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/matrix/;m=a;m=b/.c,d");
}

#[test]
fn parameters_are_written_in_their_styles() {
    let (client, mock) = client();
    let mut filter = Filter::default();
    filter.name = Some("n".to_owned());
    filter.ids = Some(vec![1, 2]);
    client
        .send(Styles::new(4).deep(filter.clone()).json(filter.clone()))
        .unwrap();
    assert_eq!(
        query(&mock),
        "page=4&deep%5Bids%5D=1&deep%5Bids%5D=2&deep%5Bname%5D=n\
         &json=%7B%22ids%22%3A%5B1%2C2%5D%2C%22name%22%3A%22n%22%7D&fixed=only"
    );
    let styles = Styles::new(1)
        .spaces([1, 2])
        .pipes(["a", "b"])
        .text("a \"b\"")
        .reserved("a/b");
    client
        .send(styles.session("s").theme(["dark", "big"]).x_ids([1, 2]))
        .unwrap();
    assert_eq!(
        query(&mock),
        "page=1&spaces=1%202&pipes=a%7Cb&text=a%20%22b%22&reserved=a/b&fixed=only"
    );
    assert_eq!(
        header(&mock, "cookie"),
        "session=s; theme=dark; theme=big; sid=s1"
    );
    assert_eq!(header(&mock, "x-ids"), "1,2");
    assert_eq!(header(&mock, "x-trace"), "on");
    assert_eq!(header(&mock, "x-mode"), "");
    client
        .send(Styles::new(1).exploded(filter).x_trace("off"))
        .unwrap();
    assert_eq!(query(&mock), "page=1&ids=%5B1%2C2%5D&name=n&fixed=only");
    assert_eq!(header(&mock, "x-trace"), "off");
}

#[test]
fn names_that_are_equal_in_snake_case_or_those_of_the_client_are_numbered() {
    let (client, mock) = client();
    let path = || sent(&mock).uri().path().to_owned();
    client.same_name().send().unwrap();
    assert_eq!(path(), "/v1/names/same-snake");
    client.same_name_2().send().unwrap();
    assert_eq!(path(), "/v1/names/same-camel");
    client.send_2().send().unwrap();
    assert_eq!(path(), "/v1/names/send");
    client.items_2().send().unwrap();
    assert_eq!(path(), "/v1/names/items");
}
