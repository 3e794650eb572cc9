package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.runbook.BadRunbookException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs the words of a command line. Whatever goes wrong ends in one sentence on the error stream and an exit code.
public final class Shell {
    /// The words were wrong.
    public static final int WRONG_USAGE = 2;

    /// The store, a file or the screen made trouble.
    public static final int TROUBLE = 3;

    private final Surroundings surroundings;

    public Shell(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs a command.
    ///
    /// @param words the command and what belongs to it; none opens the desktop
    /// @return 0 done, 1 a check failed, 2 wrong usage, 3 store or file trouble
    public int run(String... words) {
        return commandLine().execute(words);
    }

    private CommandLine commandLine() {
        var root = new RootCommand(surroundings);
        var action = new CommandLine(new ActionCommands())
                .addSubcommand(new ActionCommands.Add(root))
                .addSubcommand(new ActionCommands.Done(root));
        return new CommandLine(root)
                .addSubcommand(new StartCommand(root))
                .addSubcommand(new LookCommands.All(root))
                .addSubcommand(new LookCommands.One(root))
                .addSubcommand(new ChecklistCommands.Tick(root))
                .addSubcommand(new ChecklistCommands.Untick(root))
                .addSubcommand(new StepCommand(root))
                .addSubcommand(new NoteCommand(root))
                .addSubcommand(new SetCommand(root))
                .addSubcommand(action)
                .addSubcommand(new EvidenceCommands.Attach(root))
                .addSubcommand(new EvidenceCommands.Export(root))
                .addSubcommand(new ReviewCommand(root))
                .addSubcommand(new LookCommands.Verify(root))
                .addSubcommand(new LifeCommands.Undo(root))
                .addSubcommand(new LifeCommands.Redo(root))
                .addSubcommand(new LifeCommands.Close(root))
                .addSubcommand(new LifeCommands.Reopen(root))
                .addSubcommand(new DemoCommand(root))
                // "-12m" is a time and "- restarted the pool" is a note: what is no option is a value. Words that look like
                // a mistyped option are refused in `execute`.
                .setUnmatchedOptionsArePositionalParams(true)
                .setPosixClusteredShortOptionsAllowed(false)
                // A note may begin with "@alice"; picocli would take that for a file of arguments.
                .setExpandAtFiles(false)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((problem, _) -> misunderstood(problem))
                .setExecutionExceptionHandler((problem, _, _) -> failed(problem));
    }

    private int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        List<String> words = parsed.originalArgs();
        int literal = words.indexOf("--");
        for (CommandLine.Model.ArgSpec positional : last.matchedPositionals()) {
            for (String value : positional.originalStringValues()) {
                boolean meant = literal >= 0 && words.lastIndexOf(value) > literal;
                if (value.matches("--?[A-Za-z][A-Za-z-]*(=.*)?") && !meant) {
                    throw new UnmatchedArgumentException(last.commandSpec().commandLine(), value);
                }
            }
        }
        return new RunLast().execute(parsed);
    }

    private int misunderstood(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String what = problem instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched)
                : String.valueOf(problem.getMessage());
        return tell(
                what + "; see \"" + command.getCommandSpec().qualifiedName() + " --help\".", WRONG_USAGE);
    }

    private static String unknown(UnmatchedArgumentException problem) {
        List<String> unmatched = problem.getUnmatched();
        String word = unmatched.isEmpty() ? String.valueOf(problem.getMessage()) : unmatched.getFirst();
        List<String> near = problem.getSuggestions();
        String kind = word.startsWith("-") ? "option" : "word that fits here";
        return near.isEmpty()
                ? "\"%s\" is no %s".formatted(word, kind)
                : "\"%s\" is no %s, did you mean %s".formatted(word, kind, String.join(" or ", near));
    }

    private int failed(Exception problem) {
        String message = String.valueOf(problem.getMessage());
        return switch (problem) {
            // Behind it is a file that could not be read or written; no other words would have helped.
            case RefusedException refused when refused.getCause() instanceof IOException -> tell(message, TROUBLE);
            case RefusedException refused when refused.reason() == RefusedException.Reason.CHECK_FAILED ->
                tell(message, ShellCommand.CHECK_FAILED);
            case RefusedException _, BadRunbookException _ -> tell(message, WRONG_USAGE);
            case StorageException _ -> tell(message, TROUBLE);
            case UncheckedIOException wrapped -> tell(FileTrouble.sentence(wrapped.getCause()), TROUBLE);
            case IOException io -> tell(FileTrouble.sentence(io), TROUBLE);
            default -> {
                surroundings.bugs().accept(problem);
                yield tell(
                        "This should not have happened, and what you recorded before is safe: " + problem + ".", TROUBLE);
            }
        };
    }

    private int tell(String sentence, int code) {
        PrintWriter err = writer(surroundings.err());
        err.println(Visible.line(sentence));
        return code;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
