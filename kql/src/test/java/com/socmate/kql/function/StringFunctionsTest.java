package com.socmate.kql.function;

import static com.socmate.kql.function.Call.json;
import static com.socmate.kql.function.Call.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringFunctionsTest {
  @Test
  void a_substring_counts_from_zero_or_from_the_end() {
    assertThat(text("substring", "hunting", 4)).isEqualTo("ing");
    assertThat(text("substring", "hunting", -3, 2)).isEqualTo("in");
    assertThat(text("substring", "hunting", 20, 2)).isEmpty();
  }

  @Test
  void splitting_keeps_empty_parts_and_can_pick_one() {
    assertThat(text("split", "a//b", "/")).isEqualTo("[\"a\",\"\",\"b\"]");
    assertThat(text("split", "a//b", "/", 2)).isEqualTo("[\"b\"]");
    assertThat(text("split", "a//b", "/", 7)).isEqualTo("[]");
  }

  @Test
  void extraction_gives_a_group_or_nothing() {
    assertThat(text("extract", "user=(\\w+)", 1, "x user=eve y")).isEqualTo("eve");
    assertThat(text("extract", "user=(\\w+)", 2, "x user=eve y")).isEmpty();
    assertThat(text("extract", "port=(\\d+)", 1, "port=443", "long")).isEqualTo("443");
  }

  @Test
  void every_match_can_be_extracted() {
    assertThat(text("extract_all", "(\\d+)", "a1b22")).isEqualTo("[\"1\",\"22\"]");
    assertThat(text("extract_all", "(\\w)(\\d)", "a1b2"))
        .isEqualTo("[[\"a\",\"1\"],[\"b\",\"2\"]]");
    assertThat(text("extract_all", "(\\d+)", "none")).isEmpty();
  }

  @Test
  void replacement_by_expression_may_use_groups() {
    assertThat(text("replace_regex", "10-20", "(\\d+)-(\\d+)", "\\2:\\1")).isEqualTo("20:10");
    assertThat(text("replace", "\\s+", " ", "a   b")).isEqualTo("a b");
    assertThat(text("replace_string", "a.b.c", ".", "")).isEqualTo("abc");
  }

  @Test
  void trimming_cuts_one_match_at_each_end() {
    assertThat(text("trim", "\"", "\"quoted\"")).isEqualTo("quoted");
    assertThat(text("trim_start", "0+", "0012")).isEqualTo("12");
    assertThat(text("trim_end", "/", "path/")).isEqualTo("path");
  }

  @Test
  void lengths_count_characters_and_sizes_count_bytes() {
    assertThat(text("strlen", "é😀")).isEqualTo("2");
    assertThat(text("string_size", "é")).isEqualTo("2");
  }

  @Test
  void any_value_can_be_joined_into_a_string() {
    assertThat(text("strcat", "a", 1, true, 2.5)).isEqualTo("a1true2.5");
    assertThat(text("strcat_delim", "-", 1, 2, 3)).isEqualTo("1-2-3");
    assertThat(text("strcat_array", json("[\"x\",1]"), ",")).isEqualTo("x,1");
  }

  @Test
  void encoding_survives_its_decoding() {
    assertThat(text("base64_decode_tostring", text("base64_encode_tostring", "Grüße")))
        .isEqualTo("Grüße");
    assertThat(text("url_decode", text("url_encode", "a b&c=ü"))).isEqualTo("a b&c=ü");
    assertThat(
            text(
                "gzip_decompress_from_base64_string",
                text("gzip_compress_to_base64_string", "abc")))
        .isEqualTo("abc");
    assertThat(text("base64_decode_tostring", "%%%")).isEmpty();
  }

  @Test
  void known_digests_come_out() {
    assertThat(text("hash_sha256", ""))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(text("hash_md5", "abc")).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    assertThat(text("hash_sha1", "abc")).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
    assertThat(text("hash", "a")).isEqualTo(Long.toString(0xd24ec4f1a98c6e5bL));
  }

  @Test
  void a_url_comes_apart() {
    assertThat(text("parse_url", "https://eve:pw@host.example:8443/a/b?x=1&y=%20z#top"))
        .isEqualTo(
            """
            {"Scheme":"https","Host":"host.example","Port":"8443","Path":"/a/b","Username":"eve",\
            "Password":"pw","Query Parameters":{"x":"1","y":" z"},"Fragment":"top"}\
            """);
  }

  @Test
  void a_path_comes_apart() {
    assertThat(text("parse_path", "C:\\Temp\\run.ps1:hidden"))
        .isEqualTo(
            """
            {"Scheme":"","RootPath":"C:","DirectoryPath":"C:\\\\Temp","DirectoryName":"Temp",\
            "Filename":"run.ps1","Extension":"ps1","AlternateDataStreamName":"hidden"}\
            """);
  }

  @Test
  void a_command_line_splits_as_windows_splits_it() {
    assertThat(text("parse_command_line", "prog \"a b\" c\\\"d \"x\\\\\"", "windows"))
        .isEqualTo("[\"prog\",\"a b\",\"c\\\"d\",\"x\\\\\"]");
  }

  @Test
  void xml_becomes_a_bag_and_outside_entities_are_not_read() {
    assertThat(text("parse_xml", "<a b='1'><c>x</c><c>y</c></a>"))
        .isEqualTo("{\"a\":{\"@b\":\"1\",\"c\":[\"x\",\"y\"]}}");
    assertThat(
            text("parse_xml", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"))
        .doesNotContain("root");
    assertThat(text("parse_xml", "no xml")).isEmpty();
  }

  @Test
  void a_line_of_csv_comes_apart() {
    assertThat(text("parse_csv", "a,\"b,\"\"c\",\nnext")).isEqualTo("[\"a\",\"b,\\\"c\",\"\"]");
  }

  @Test
  void versions_compare_as_numbers() {
    assertThat(text("<", Call.value("parse_version", "1.9"), Call.value("parse_version", "1.10")))
        .isEqualTo("true");
    assertThat(text("parse_version", "1.x")).isEmpty();
  }

  @Test
  void json_that_is_none_stays_a_string() {
    assertThat(text("gettype", Call.value("parse_json", "{broken"))).isEqualTo("string");
    assertThat(text("gettype", Call.value("parse_json", "{\"a\":[1]}"))).isEqualTo("dictionary");
    assertThat(text("extract_json", "$.a[1].b", "{\"a\":[0,{\"b\":\"deep\"}]}")).isEqualTo("deep");
  }

  @Test
  void occurrences_are_counted_and_found() {
    assertThat(text("countof", "aaaa", "aa")).isEqualTo("3");
    assertThat(text("countof", "a1b2", "\\d", "regex")).isEqualTo("2");
    assertThat(text("indexof", "abcabc", "c", 3)).isEqualTo("5");
    assertThat(text("indexof", "abcabc", "z")).isEqualTo("-1");
  }

  @Test
  void a_user_agent_names_browser_and_system() {
    assertThat(
            text(
                "parse_user_agent",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.1 Safari/537.36",
                "browser"))
        .contains("\"Family\":\"Chrome\"")
        .contains("\"MajorVersion\":\"120\"");
  }

  @Test
  void names_outside_ascii_have_a_punycode_form() {
    assertThat(text("punycode_from_string", "bücher")).isEqualTo("bcher-kva");
    assertThat(text("punycode_to_string", "bcher-kva")).isEqualTo("bücher");
    assertThat(text("punycode_domain_from_string", "www.bücher.example"))
        .isEqualTo("www.xn--bcher-kva.example");
  }

  @Test
  void a_search_finds_every_place_whatever_the_case() {
    assertThat(text("contains", "aXbxXxy", "XXY")).isEqualTo("true");
    assertThat(text("contains", "xXxXz", "xxz")).isEqualTo("true");
    assertThat(text("has", "zz z1 z", "Z")).isEqualTo("true");
    assertThat(text("contains", "ÄÖÜ", "öü")).isEqualTo("true");
    assertThat(text("contains", "ab", "abc")).isEqualTo("false");
  }
}
