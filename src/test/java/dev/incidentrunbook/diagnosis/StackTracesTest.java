package dev.incidentrunbook.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Stack traces of every language: which exception is the first cause, and where the user's own code is.
class StackTracesTest {
    private final StackTraces traces = new StackTraces(SignalTable.shipped().ownCode());

    private void reads(String type, String message, String frame, String... lines) {
        Chain chain = traces.read(Arrays.asList(lines)).orElseThrow();
        assertEquals(type, chain.root().type());
        assertEquals(message, chain.root().message());
        assertEquals(frame, chain.ownFrame().map(Frame::text).orElse(""));
    }

    @Test
    void javaNamesTheInnermostCauseLast() {
        reads(
                "java.net.ConnectException",
                "Connection refused",
                "com.ex.Pay.charge (Pay.java:41)",
                "org.springframework.web.util.NestedServletException: Request processing failed",
                "\tat org.springframework.web.servlet.FrameworkServlet.doGet(FrameworkServlet.java:1014)",
                "\tat com.ex.Pay.charge(Pay.java:41) ~[shop.jar:1.2]",
                "Caused by: java.net.ConnectException: Connection refused",
                "\tat java.base/sun.nio.ch.Net.connect0(Native Method)",
                "\t... 37 more");
    }

    @Test
    void pythonNamesTheInnermostCallLast() {
        reads(
                "pkg.PayError",
                "declined",
                "charge (pay.py:41)",
                "Traceback (most recent call last):",
                "  File \"/usr/lib/python3/dist-packages/flask/app.py\", line 2525, in wsgi_app",
                "    response = self.full_dispatch_request()",
                "  File \"/srv/pay.py\", line 41, in charge",
                "    raise PayError('declined')",
                "pkg.PayError: declined");
    }

    @Test
    void pythonNamesTheDirectCauseFirst() {
        reads(
                "KeyError",
                "'url'",
                "charge (pay.py:41)",
                "Traceback (most recent call last):",
                "  File \"/srv/pay.py\", line 41, in charge",
                "KeyError: 'url'",
                "",
                "The above exception was the direct cause of the following exception:",
                "",
                "Traceback (most recent call last):",
                "  File \"/srv/pay.py\", line 12, in pay",
                "RuntimeError: no gateway");
    }

    @Test
    void nodeMayHaveNoNameForACall() {
        reads(
                "TypeError",
                "Cannot read properties of undefined (reading 'id')",
                "(pay.js:41)",
                "TypeError: Cannot read properties of undefined (reading 'id')",
                "    at /srv/pay.js:41:9",
                "    at Layer.handle [as handle_request] (/srv/node_modules/express/lib/router/layer.js:95:5)");
    }

    @Test
    void goSaysTheFileInTheNextLine() {
        reads(
                "panic",
                "runtime error: index out of range [3] with length 3",
                "main.charge (pay.go:41)",
                "panic: runtime error: index out of range [3] with length 3",
                "",
                "goroutine 7 [running]:",
                "main.charge(0x0, {0xc0})",
                "\t/srv/pay.go:41 +0x1d");
    }

    @Test
    void dotnetMarksTheInnerExceptionWithAnArrow() {
        reads(
                "System.Net.Http.HttpRequestException",
                "declined",
                "Shop.Pay.Charge(Int32 id) (Pay.cs:41)",
                "System.InvalidOperationException: failed",
                " ---> System.Net.Http.HttpRequestException: declined",
                "   at Shop.Pay.Charge(Int32 id) in /src/Pay.cs:line 41",
                "   --- End of inner exception stack trace ---");
    }

    @Test
    void phpSaysTheExceptionInItsFatalError() {
        reads(
                "Shop\\PayError",
                "declined in /srv/Pay.php:41",
                "Shop\\Pay->charge (Pay.php:41)",
                "PHP Fatal error:  Uncaught Shop\\PayError: declined in /srv/Pay.php:41",
                "Stack trace:",
                "#0 /srv/Pay.php(41): Shop\\Pay->charge(7)",
                "#1 {main}");
    }

    @Test
    void phpSaysBesideACallWhereItWasMadeNotWhereItIs() {
        reads(
                "DivisionByZeroError",
                "Division by zero in /srv/app/Margin.php:37",
                "App\\Margin->percent (Margin.php:37)",
                "PHP Fatal error:  Uncaught DivisionByZeroError: Division by zero in /srv/app/Margin.php:37",
                "Stack trace:",
                "#0 /srv/app/QuoteController.php(52): App\\Margin->percent()",
                "#1 /srv/vendor/laravel/framework/Routing.php(54): App\\QuoteController->store()",
                "#2 {main}");
    }

    @Test
    void aRustPanicIsWhereTheBacktraceNamesItsFunction() {
        reads(
                "panic",
                "declined",
                "shop::pay::charge (pay.rs:41)",
                "thread 'main' panicked at src/pay.rs:41:9:",
                "declined",
                "stack backtrace:",
                "   0: rust_begin_unwind",
                "             at /rustc/f6e5/library/std/src/panicking.rs:662:5",
                "   1: shop::pay::charge",
                "             at ./src/pay.rs:41:9");
    }

    @Test
    void railsRepeatsTheTagsOfARequestBeforeEachCall() {
        reads(
                "PayError",
                "declined",
                "charge (pay.rb:41)",
                "[7f3c9e11] PayError (declined):",
                "[7f3c9e11]   ",
                "[7f3c9e11] app/models/pay.rb:41:in `charge'");
    }

    @Test
    void modulesOfJBossAreNotPartOfTheFunction() {
        reads(
                "com.ex.PayException",
                "declined",
                "com.ex.Pay.charge (Pay.java:41)",
                "com.ex.PayException: declined",
                "\tat org.hibernate@6.2.31.Final//org.hibernate.Convert.convert(Convert.java:100)",
                "\tat deployment.shop.war//com.ex.Pay.charge(Pay.java:41)");
    }

    @Test
    void sqlServersNumberBehindTheErrorIsNotItsCause() {
        reads(
                "Microsoft.Data.SqlClient.SqlException",
                "(0x80131904): Execution Timeout Expired.",
                "Shop.Pay.Charge(Int32 id) (Pay.cs:41)",
                "Microsoft.Data.SqlClient.SqlException (0x80131904): Execution Timeout Expired.",
                " ---> System.ComponentModel.Win32Exception (258): Unknown error 258",
                "   at Shop.Pay.Charge(Int32 id) in /src/Pay.cs:line 41");
    }

    @Test
    void functionsAreReadableAsTheyWereWritten() {
        assertEquals("render/chart", FrameNames.readable("acme.render$chart.invokeStatic"));
        assertEquals(
                "RoutesKt.routes", FrameNames.readable("ex.RoutesKt$routes$1$3.invokeSuspend"));
        assertEquals("Shop.Cart.total", FrameNames.readable("Shop.Cart.total/1"));
        assertEquals(
                "catalog.(*Catalog).Lookup", FrameNames.readable("catalog.(*Catalog).Lookup(0x0)"));
    }

    @Test
    void rubyAndRustAndElixirAreRead() {
        reads(
                "PayError",
                "declined",
                "charge (pay.rb:41)",
                "PayError (declined):",
                "app/models/pay.rb:41:in `charge'");
        reads(
                "panic",
                "declined",
                "(pay.rs:41)",
                "thread 'main' panicked at src/pay.rs:41:9:",
                "declined");
        reads(
                "RuntimeError",
                "declined",
                "Shop.Pay.charge/2 (pay.ex:41)",
                "** (RuntimeError) declined",
                "    (shop 0.1.0) lib/pay.ex:41: Shop.Pay.charge/2");
    }

    @Test
    void theFingerprintIgnoresLinesAndProxiesAndKeepsTheFault() {
        String one = strict("com.ex.Pay.lambda$charge$3", 41, "java.lang.IllegalStateException");
        assertEquals(
                one, strict("com.ex.Pay.lambda$charge$17", 45, "java.lang.IllegalStateException"));
        assertNotEquals(one, strict("com.ex.Pay.refund", 41, "java.lang.IllegalStateException"));
        assertNotEquals(
                one, strict("com.ex.Pay.lambda$charge$3", 41, "java.lang.NullPointerException"));
    }

    private String strict(String function, int line, String type) {
        return Fingerprint.strict(
                traces.read(List.of(type + ": x", "\tat " + function + "(Pay.java:" + line + ")"))
                        .orElseThrow());
    }
}
