package dev.incidentrunbook.redaction;

import java.util.List;
import java.util.Random;

/// Secrets in lines as logs have them, none of which ever opened anything. They are put together here, so that nobody who
/// searches these files for secrets finds one.
///
/// @param kind what it is
/// @param prefix whether it is told by how it begins
/// @param secret what must not be left
/// @param line the line it stands in
record Planted(String kind, boolean prefix, String secret, String line) {
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String HEX = "0123456789abcdef";
    private static final String MIXED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static Planted key(String kind, String secret, String line) {
        return new Planted(kind, true, secret, line.replace("@@", secret));
    }

    private static Planted told(String kind, String secret, String line) {
        return new Planted(kind, false, secret, line.replace("@@", secret));
    }

    /// All of them; the same on every call.
    static List<Planted> all() {
        var dice = new Random(7);
        String jwt =
                "ey"
                        + "J"
                        + mixed(dice, 24)
                        + ".ey"
                        + "J"
                        + mixed(dice, 60)
                        + "."
                        + mixed(dice, 43);
        return List.of(
                key(
                        "AWS key id",
                        "AK" + "IA" + of(UPPER, dice, 16),
                        "2026-11-24T03:12:09Z ERROR s3: access key @@ is not allowed to PutObject"),
                key(
                        "AWS temporary key id",
                        "AS" + "IA" + of(UPPER, dice, 16),
                        "{\"level\":\"error\",\"msg\":\"AssumeRole\",\"accessKeyId\":\"@@\"}"),
                key(
                        "GCP API key",
                        "AI" + "za" + mixed(dice, 35),
                        "GET https://maps.example.com/api/geocode/json?address=x&key=@@ 403"),
                key(
                        "GCP access token",
                        "ya" + "29." + mixed(dice, 80),
                        "WARN oauth2 token @@ expires in 3599 s"),
                key(
                        "GCP client secret",
                        "GOC" + "SPX-" + mixed(dice, 28),
                        "client config: {id: web, value: @@}"),
                key(
                        "Azure client secret",
                        mixed(dice, 3) + "8" + "Q~" + mixed(dice, 34),
                        "AADSTS7000215: Invalid client secret provided (@@)"),
                key(
                        "Azure storage key",
                        mixed(dice, 86) + "==",
                        "DefaultEndpointsProtocol=https;AccountName=logs;Account"
                                + "Key=@@;EndpointSuffix=core.windows.net"),
                key(
                        "GitHub token",
                        "gh" + "p_" + mixed(dice, 36),
                        "fatal: could not read from https://github.com/acme/api using @@"),
                key(
                        "GitHub app token",
                        "gh" + "s_" + mixed(dice, 36),
                        "actions/checkout token=@@ depth=1"),
                key(
                        "GitHub fine-grained token",
                        "github" + "_pat_" + mixed(dice, 22) + "_" + mixed(dice, 59),
                        "remote: @@ has no access"),
                key(
                        "GitLab token",
                        "gl" + "pat-" + mixed(dice, 20),
                        "helm pull oci://registry --password-stdin <<< @@"),
                key(
                        "Slack token",
                        "xo"
                                + "xb-"
                                + of("0123456789", dice, 12)
                                + "-"
                                + of("0123456789", dice, 12)
                                + "-"
                                + mixed(dice, 24),
                        "slack: invalid_auth for @@"),
                key(
                        "Slack webhook",
                        "T"
                                + of(UPPER, dice, 8)
                                + "/B"
                                + of(UPPER, dice, 8)
                                + "/"
                                + mixed(dice, 24),
                        "POST https://hooks.sl" + "ack.com/services/@@ -> 404 no_team"),
                key(
                        "Stripe key",
                        "sk" + "_live_" + mixed(dice, 24),
                        "stripe.error.AuthenticationError: Invalid API Key provided: @@"),
                key(
                        "Stripe webhook secret",
                        "wh" + "sec_" + mixed(dice, 32),
                        "signature check failed with @@"),
                key("Square token", "sq0" + "atp-" + mixed(dice, 22), "square: @@ revoked"),
                key(
                        "Anthropic key",
                        "sk" + "-ant-api03-" + mixed(dice, 93) + "AA",
                        "anthropic 401 x-key @@"),
                key(
                        "OpenAI key",
                        "sk" + "-proj-" + mixed(dice, 60),
                        "openai.AuthenticationError: Incorrect API key provided: @@."),
                key(
                        "Hugging Face token",
                        "hf" + "_" + of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij", dice, 34),
                        "hub download with @@ failed"),
                key(
                        "npm token",
                        "np" + "m_" + mixed(dice, 36),
                        "npm ERR! code E401 //registry.npmjs.org/:_auth @@"),
                key(
                        "PyPI token",
                        "py" + "pi-AgEIcHlwaS5vcmc" + mixed(dice, 80),
                        "twine upload -u __token__ @@"),
                key(
                        "RubyGems token",
                        "ruby" + "gems_" + of(HEX, dice, 48),
                        "gem push with @@ refused"),
                key(
                        "DigitalOcean token",
                        "do" + "p_v1_" + of(HEX, dice, 64),
                        "doctl auth @@ invalid"),
                key(
                        "Databricks token",
                        "da" + "pi" + of(HEX, dice, 32),
                        "databricks cli profile @@"),
                key(
                        "Grafana token",
                        "gl" + "sa_" + mixed(dice, 32) + "_" + of(HEX, dice, 8),
                        "grafana-agent remote_write 401 (@@)"),
                key(
                        "Dynatrace token",
                        "dt0" + "c01." + of(UPPER, dice, 24) + "." + of(UPPER, dice, 64),
                        "oneagent Api-Token @@"),
                key("Vault token", "hv" + "s." + mixed(dice, 90), "vault: permission denied (@@)"),
                key(
                        "Terraform token",
                        mixed(dice, 14) + ".atl" + "asv1." + mixed(dice, 67),
                        "terraform login wrote @@"),
                key(
                        "SendGrid key",
                        "S" + "G." + mixed(dice, 22) + "." + mixed(dice, 43),
                        "sendgrid 401 for @@"),
                key("Mailgun key", "ke" + "y-" + of(HEX, dice, 32), "mailgun api @@ forbidden"),
                key("Twilio key", "S" + "K" + of(HEX, dice, 32), "twilio 20003 Authenticate (@@)"),
                key(
                        "Telegram token",
                        "9876543210:A" + "A" + mixed(dice, 33),
                        "getUpdates https://api.telegram.org/bot@@/getUpdates 409"),
                key("Shopify token", "shp" + "at_" + of(HEX, dice, 32), "shopify admin api @@ 401"),
                key("Pulumi token", "pu" + "l-" + of(HEX, dice, 40), "pulumi up (@@)"),
                key(
                        "age key",
                        "AGE-SECRET" + "-KEY-1" + of(UPPER, dice, 58),
                        "sops: no key could decrypt, tried @@"),
                key("JSON web token", jwt, "JwtValidator rejected @@: expired"),
                told("bearer header", mixed(dice, 40), "> Authoriz" + "ation: Bearer @@"),
                told(
                        "basic header",
                        mixed(dice, 20) + "==",
                        "DEBUG headers={authoriz" + "ation=[Basic @@], host=[api]}"),
                told("bare bearer", mixed(dice, 32), "calling inventory with Bearer @@ timed out"),
                told(
                        "API key header",
                        mixed(dice, 32),
                        "curl -H 'X-Api-" + "Key: @@' https://api.example.com"),
                told(
                        "cookie header",
                        "sid=" + mixed(dice, 26) + "; theme=dark",
                        "request headers: Coo" + "kie: @@"),
                told(
                        "Java session",
                        of(HEX, dice, 32).toUpperCase(java.util.Locale.ROOT),
                        "GET /cart;jsession" + "id=@@ HTTP/1.1 500"),
                told("PHP session", of(HEX, dice, 26), "session_start failed PHPSESS" + "ID=@@"),
                told(
                        "password in URL",
                        "s3cr3t-" + mixed(dice, 6),
                        "could not connect to postgres://app:@@@db.internal:5432/shop"),
                told(
                        "password in redis URL",
                        mixed(dice, 20),
                        "redis.exceptions.ConnectionError: redis://:@@@cache:6379/0"),
                told(
                        "token in git URL",
                        mixed(dice, 40),
                        "git clone https://@@@git.example.com/acme/api.git"),
                told(
                        "JDBC password",
                        "hunter" + "2x",
                        "HikariPool-1 jdbc:postgresql://db:5432/app?user=app&pass"
                                + "word=@@&ssl=true"),
                told("Oracle password", "tig" + "er99", "jdbc:oracle:thin:scott/@@@//db:1521/ORCL"),
                told(
                        "connection string",
                        "P4ss" + mixed(dice, 8),
                        "Server=tcp:sql,1433;Database=shop;User ID=app;Pass"
                                + "word=@@;Encrypt=True"),
                told(
                        "query token",
                        mixed(dice, 30),
                        "GET /reset?access_tok" + "en=@@&lang=en HTTP/1.1\" 500"),
                told(
                        "signed URL",
                        of(HEX, dice, 64),
                        "GET /backup.zip?X-Amz-Date=20261124&X-Amz-Signat" + "ure=@@ HTTP/1.1"),
                told(
                        "OAuth code",
                        mixed(dice, 40),
                        "callback /oauth?co" + "de=@@&scope=openid 500"),
                told(
                        "SAS signature",
                        mixed(dice, 43) + "%3D",
                        "https://logs.blob.core.windows.net/c/f?sv=2024&si" + "g=@@"),
                told(
                        "password setting",
                        "correct" + "horse",
                        "config: db.user=app db.pass" + "word=@@ db.pool=10"),
                told(
                        "password in JSON",
                        "w!nter" + "2026",
                        "{\"user\":\"eve\",\"pass" + "word\":\"@@\",\"remember\":true}"),
                told("password in YAML", "Tr0ub4dor" + "&3", "  pass" + "word: @@"),
                told(
                        "password in a Python dict",
                        "opensesame" + "1",
                        "payload={'login': 'eve', 'pass" + "wd': '@@'}"),
                told("secret setting", mixed(dice, 40), "AWS_SECRET_ACCESS_" + "KEY=@@"),
                told(
                        "client secret",
                        mixed(dice, 32),
                        "oauth client_sec" + "ret='@@' grant_type=client_credentials"),
                told(
                        "property on a command line",
                        "change" + "it42",
                        "java -Djavax.net.ssl.keyStorePass" + "word=@@ -jar app.jar"),
                told("mysql -p", "r00t" + "pw", "+ mysql -h db -uroot -p@@ shop < dump.sql"),
                told("sshpass", "l0gin" + "pw", "sshpass -p @@ ssh deploy@web1"),
                told(
                        "curl -u",
                        "pw-" + mixed(dice, 10),
                        "curl -s -u admin:@@ https://es:9200/_cat"),
                told("option", mixed(dice, 24), "vault login --tok" + "en @@ --no-store"),
                told("SQL password", "newpw" + "123", "ALTER ROLE app WITH PASS" + "WORD '@@'"),
                told(
                        "one-time code",
                        "482913",
                        "sms to +49 30 1234: your verification co" + "de is @@"),
                told("XML password", "soap" + "pw7", "<wsse:Pass" + "word>@@</wsse:Pass" + "word>"),
                told(
                        "escaped JSON",
                        "in" + "ner77",
                        "{\"body\":\"{\\\"pass" + "word\\\":\\\"@@\\\",\\\"n\\\":1}\"}"),
                told(
                        "encoded URL",
                        mixed(dice, 24),
                        "redirect=https%3A%2F%2Fx%2F%3Faccess_tok" + "en%3D@@%26a%3D1"),
                told(
                        "coloured",
                        "c0lour" + "ed",
                        "\u001b[36mpass" + "word\u001b[0m=\u001b[33m@@\u001b[0m"),
                told(
                        "e-mail",
                        "eve.adams" + "@" + "example.com",
                        "INFO login failed for @@ from 10.0.0.7"),
                told("card", "4111 1111" + " 1111 1111", "payment declined card=@@ amount=12.00"),
                told("card without spaces", "55555555" + "55554444", "charge {\"pan\":\"@@\"}"),
                told("IBAN", "DE89 3704" + " 0044 0532 0130 00", "SEPA transfer to @@ rejected"));
    }

    private static String mixed(Random dice, int length) {
        return of(MIXED, dice, length);
    }

    private static String of(String characters, Random dice, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(dice.nextInt(characters.length())));
        }
        return text.toString();
    }
}
