package dev.incidentrunbook.diagnosis;

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

    private FrameNames() {}

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
