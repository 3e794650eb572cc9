package dev.incidentrunbook.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes from a function's name what changes from build to build or run to run, so that the same fault is recognised again.
/// The patterns have no nested repetition and run on names of at most 300 characters.
final class FrameNames {
    private static final int LONGEST = 300;
    private static final Pattern MODULE =
            Pattern.compile(
                    "^(?:(?:[\\w.$-]+(?:@[\\w.+-]+)?)?//|(?:app|java\\.[a-z.]+|[a-z.]+@[0-9.]+)?/)(?=[a-z])");
    private static final Pattern PROXY =
            Pattern.compile(
                    "\\$\\$(?:Enhancer|FastClass|Spring)[A-Za-z]*(?:CGLIB)?\\$\\$[0-9a-f]*|\\$\\$Lambda[$/0-9a-fx]*|\\$Proxy[0-9]+|_ClientProxy|_Subclass");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([A-Za-z_]+)\\$[0-9]+");
    private static final Pattern NUMBERED = Pattern.compile("(Accessor|access\\$)[0-9]+");
    private static final Pattern STATE_MACHINE =
            Pattern.compile("<([A-Za-z_]+)>[a-z]__[0-9_|]+(?:\\.MoveNext\\(\\))?");
    private static final Pattern BLOCK =
            Pattern.compile("^(?:block (?:\\([0-9]+ levels\\) )?in |rescue in |ensure in )+");
    private static final Pattern CLOSURE = Pattern.compile("\\.func[0-9]+(?:\\.[0-9]+)*$");

    private static final Pattern ARITY = Pattern.compile("/[0-9]{1,2}$");
    private static final Pattern CLOJURE =
            Pattern.compile(
                    "(?:[^$]*\\.)?([^.$]+)\\$([^$.]+)[^.]*\\.(?:invoke|invokeStatic|invokePrim|doInvoke|applyTo)");
    private static final Pattern COROUTINE =
            Pattern.compile("(?:[^$]*\\.)?([^.$]+)\\$([a-z][^$.]*)[^.]*\\.invokeSuspend");

    private FrameNames() {}

    /// A function's name for reading: without arguments and arity, and with what compilers made of it turned back. Clojure
    /// compiles `render/chart` to `render$chart.invokeStatic`, Kotlin a coroutine in `routes` to `RoutesKt$routes$1.invokeSuspend`.
    static String readable(String function) {
        int call = function.indexOf('(');
        while (call >= 0 && function.startsWith("(*", call)) {
            call = function.indexOf('(', call + 1);
        }
        String name = call > 0 ? function.substring(0, call) : function;
        name = ARITY.matcher(name).replaceFirst("");
        Matcher clojure = CLOJURE.matcher(name);
        if (clojure.matches()) {
            return clojure.group(1)
                    + "/"
                    + clojure.group(2).replace("_BANG_", "!").replace('_', '-');
        }
        Matcher coroutine = COROUTINE.matcher(name);
        return coroutine.matches() ? coroutine.group(1) + "." + coroutine.group(2) : name;
    }

    static String stable(String function) {
        String name = function.length() > LONGEST ? function.substring(0, LONGEST) : function;
        if (name.indexOf('/') >= 0) {
            name = MODULE.matcher(name).replaceFirst("");
        }
        if (name.indexOf('$') >= 0) {
            name = PROXY.matcher(name).replaceAll("");
            name = LAMBDA.matcher(name).replaceAll("$1");
        }
        name = NUMBERED.matcher(name).replaceAll("$1");
        if (name.indexOf('<') >= 0) {
            name = STATE_MACHINE.matcher(name).replaceAll("$1");
        }
        name = BLOCK.matcher(name).replaceFirst("");
        return CLOSURE.matcher(name).replaceFirst("");
    }
}
