package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Check;
import java.util.List;
import java.util.Map;

/// Every check that goes beyond the first page, in the order of its report, and why some of them
/// are not carried out.
final class DeepCatalogue {
  private static final String TABLE =
      """
      DEP-101|vulnerability|page|medium|1395|A library with known weaknesses beyond the first page|Update it.
      FRM-101|misconfiguration|forms|high|523|A password is sent where others can read it|Send it by HTTPS, with POST, to the site itself.
      FRM-102|misconfiguration|forms|low|352|A form can be sent by other sites|Add a token that only the site's own pages know, or set SameSite on the session.
      FRM-103|exposure|forms|informational|0|A form takes files|Check what is taken, where it is kept and how it is served.
      AUT-101|exposure|forms|informational|204|A login tells who has an account|Answer alike whoever asks.
      INP-101|vulnerability|input|high|79|What is sent becomes part of the page|Encode what is shown for the place it is shown at.
      INP-102|vulnerability|input|high|79|What was sent becomes part of a later page|Encode what is shown for the place it is shown at.
      INP-103|vulnerability|input|high|79|A script of the page runs what is sent|Write text as text, never as markup.
      INP-104|vulnerability|input|high|89|What is sent becomes part of a database query|Bind values, and never join them into a query.
      INP-105|vulnerability|input|high|22|What is sent names a file of the server|Choose files by a list, never by a path.
      INP-106|vulnerability|input|critical|78|What is sent is run as a command|Start programs with a list of words, without a shell.
      INP-107|vulnerability|input|high|1336|What is sent is run as a template|Hand values to templates, and never build templates from them.
      INP-108|vulnerability|input|medium|113|What is sent begins a header of the answer|Refuse line breaks in whatever becomes a header.
      INP-109|vulnerability|input|medium|601|The page sends visitors wherever it is told|Redirect to a list of places only.
      INP-110|vulnerability|input|medium|644|The page leads to whatever host it is told|Build addresses from the site's configured name.
      INP-111|vulnerability|input|high|611|Documents may bring entities along|Switch document types and entities off.
      INP-112|vulnerability|input|high|943|What is sent becomes part of another query|Bind values, and never join them into a query.
      INP-113|vulnerability|input|low|235|What is sent adds a parameter to the page's links|Encode values for the address they are put into.
      ACC-101|vulnerability|access|medium|425|A page behind the login answers without it|Ask for the login on every page that needs it.
      ACC-102|vulnerability|access|medium|650|Another method gets past the login|Ask for the login whatever the method.
      ACC-103|vulnerability|access|medium|349|A cache hands what one sends to others|Tell pages apart by every header they depend on, or ignore it.
      API-101|exposure|api|low|862|An API answers without the credential it asks for|Ask for the credential, or leave it out of the description.
      ERR-101|exposure|errors|low|209|A value of another kind shows an error's insides|Check values, and show a plain error page.
      DIR-101|exposure|exposure|low|548|A folder beyond the usual ones is listed|Switch listings off.
      JWT-101|exposure|access|medium|347|A token stands in an address|Keep it in a header or a cookie.
      WSK-101|misconfiguration|access|medium|1385|A web socket takes any origin|Check the origin.
      CLN-101|exposure|page|low|922|The browser keeps secrets where scripts read them|Keep them in cookies that scripts cannot read.
      """;

  private static final String POST =
      "It would have to send forms, and nothing that changes a state is sent.";
  private static final String BROWSER = "It needs a browser, and rooms have none.";
  private static final String ACCOUNTS = "It needs accounts of the site, and none are given.";
  private static final String NOT_HERE = "This version does not look at it.";

  private static final Map<String, String> WHY_NOT =
      Map.of(
          "AUT-101", POST,
          "INP-103", BROWSER,
          "ACC-101", ACCOUNTS);

  private static final Map<String, Check> CHECKS = Catalogue.read(TABLE);

  private DeepCatalogue() {}

  static List<Check> all() {
    return List.copyOf(CHECKS.values());
  }

  static Map<String, Check> byName() {
    return CHECKS;
  }

  static String whyNot(String check) {
    return WHY_NOT.getOrDefault(check, NOT_HERE);
  }
}
