//! What query strings are read as, and how they are refused.

use super::*;

#[derive(serde::Deserialize, JsonSchema, Debug, Default, PartialEq)]
#[serde(default)]
struct Filters {
    statuses: Vec<String>,
    country: Option<String>,
    only_mine: Option<bool>,
}
#[derive(serde::Deserialize, JsonSchema, Debug, PartialEq)]
struct List {
    limit: i64,
    #[serde(default)]
    filters: Filters,
    #[serde(default)]
    ids: Vec<i64>,
    from: Option<kernel::Day>,
}

#[test]
fn shapes_that_clients_send() {
    let filters = Filters { statuses: vec!["NEW".into(), "A B".into()], country: Some("DE".into()), only_mine: Some(true) };
    for query in [
        "limit=5&filters[statuses][]=NEW&filters[statuses][]=A+B&filters[country]=DE&filters[only_mine]=true&ids=1&ids=2",
        "limit=5&filters=%7B%22statuses%22%3A%5B%22NEW%22%2C%22A%20B%22%5D%2C%22country%22%3A%22DE%22%2C%22only_mine%22%3Atrue%7D&ids[]=1&ids[]=2",
        "ids[0]=1&ids[1]=2&limit=5&filters[statuses]=NEW&filters[statuses]=A%20B&filters[country]=DE&filters[only_mine]=1&from=",
    ] {
        let list: List = parse(query).expect(query);
        assert_eq!((list.limit, &list.filters, &list.ids, list.from), (5, &filters, &vec![1, 2], None), "{query}");
    }
}

#[test]
fn a_refusal_names_the_parameter() {
    for (query, name) in [
        ("", "limit"),
        ("limit=ten", "limit"),
        ("limit=1&limit=2", "limit"),
        ("limit=1&from=2026-02-30", "from"),
        ("limit=1&ids=1&ids=x", "ids[1]"),
        ("limit=1&filters[only_mine]=perhaps", "filters.only_mine"),
        ("limit=1&filters={", "filters"),
        ("limit=%ff", "%ff"),
        ("limit=1&from=%00", "%00"),
    ] {
        let problem = parse::<List>(query).expect_err(query);
        assert_eq!((problem.status(), problem.fields()[0].name.as_str()), (400, name), "{query}: {problem}");
    }
}

#[derive(serde::Deserialize, JsonSchema, Debug)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "only what it refuses is looked at")]
struct Report {
    closed_from: kernel::Day,
    closed_to: kernel::Day,
    server_tag: String,
    page: Option<i64>,
    #[serde(default)]
    filters: Filters,
}

#[test]
fn a_refusal_names_every_parameter_once() {
    for (query, names) in [
        ("", "closedFrom closedTo serverTag"),
        ("serverTag=pro-live", "closedFrom closedTo"),
        ("closedTo=soon&closedFrom=late", "closedTo closedFrom serverTag"),
        ("page=x&closedFrom=2026-05-01", "page closedTo serverTag"),
        ("filters[only_mine]=perhaps&page=x&page=y&serverTag=a", "filters.only_mine page closedFrom closedTo"),
        ("closedFrom=2026-05-01&closedTo=2026-05-02&serverTag=a&page=x", "page"),
    ] {
        let problem = parse::<Report>(query).expect_err(query);
        assert_eq!((problem.status(), problem.code()), (400, "invalid_parameter"));
        let named: Vec<&str> = problem.fields().iter().map(|field| field.name.as_str()).collect();
        assert_eq!(named.join(" "), names, "{query}");
    }
}

#[test]
fn the_document_says_how_lists_and_filters_are_asked_for() {
    let mut operation = Operation::default();
    aide::generate::in_context(|ctx| Query::<List>::operation_input(ctx, &mut operation));
    let document = serde_json::to_value(&operation.parameters).expect("a document");
    let of = |name: &str| document.as_array().and_then(|all| all.iter().find(|one| one["name"] == name)).cloned().expect(name);
    assert_eq!(of("limit")["schema"]["minimum"], 1);
    assert_eq!((&of("filters")["style"], &of("filters")["explode"]), (&"deepObject".into(), &true.into()));
    assert_eq!(of("ids")["style"], "form");
}
