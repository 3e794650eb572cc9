package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.review.BadOrderException;
import dev.incidentrunbook.runbook.BadRunbookException;
import dev.incidentrunbook.runbook.Nearest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
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

    private static final Pattern OPTION =
            Pattern.compile("--?[A-Za-z][A-Za-z-]*(=.*)?", Pattern.DOTALL);

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
        var action =
                new CommandLine(new ActionCommands())
                        .addSubcommand(new ActionCommands.Add(root))
                        .addSubcommand(new ActionCommands.Change(root))
                        .addSubcommand(new ActionCommands.Done(root));
        return new CommandLine(root)
                .addSubcommand(new StartCommand(root))
                .addSubcommand(new LookCommands.All(root))
                .addSubcommand(new LookCommands.One(root))
                .addSubcommand(new SearchCommand(root))
                .addSubcommand(new ChecklistCommands.Tick(root))
                .addSubcommand(new ChecklistCommands.Untick(root))
                .addSubcommand(new StepCommand(root))
                .addSubcommand(new NoteCommand(root))
                .addSubcommand(new SetCommand(root))
                .addSubcommand(action)
                .addSubcommand(HypothesisCommands.of(root))
                .addSubcommand(new FeedbackCommand(root))
                .addSubcommand(RunbookCommands.of(root))
                .addSubcommand(new TrendsCommand(root))
                .addSubcommand(new SimilarCommand(root))
                .addSubcommand(new AttachCommand(root))
                .addSubcommand(new EvidenceCommands.Inside(root))
                .addSubcommand(new EvidenceCommands.Export(root))
                .addSubcommand(new DiagnoseCommand(root))
                .addSubcommand(new ScanCommand(root))
                .addSubcommand(new ReviewCommand(root))
                .addSubcommand(new BundleCommands.Out(root))
                .addSubcommand(new BundleCommands.In(root))
                .addSubcommand(new LookCommands.Verify(root))
                .addSubcommand(new LifeCommands.Undo(root))
                .addSubcommand(new LifeCommands.Redo(root))
                .addSubcommand(new LifeCommands.Close(root))
                .addSubcommand(new LifeCommands.Reopen(root))
                .addSubcommand(new SafekeepingCommands.Doctor(root))
                .addSubcommand(new SafekeepingCommands.Recover(root))
                .addSubcommand(new SafekeepingCommands.TakeBackup(root))
                .addSubcommand(new SafekeepingCommands.Restore(root))
                .addSubcommand(new DemoCommand(root))
                // "-12m" is a time and "- restarted the pool" is a note: what is no option is a
                // value. Words that look like
                // a mistyped option are refused in `execute`.
                .setUnmatchedOptionsArePositionalParams(true)
                .setPosixClusteredShortOptionsAllowed(false)
                // A note may begin with "@alice"; picocli would take that for a file of arguments.
                .setExpandAtFiles(false)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler(this::misunderstood)
                .setExecutionExceptionHandler((problem, _, _) -> failed(problem));
    }

    private int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        List<String> words = parsed.originalArgs();
        int literal = words.indexOf("--");
        for (ArgSpec positional : last.matchedPositionals()) {
            for (String value : positional.originalStringValues()) {
                boolean meant = literal >= 0 && words.lastIndexOf(value) > literal;
                if (OPTION.matcher(value).matches() && !meant) {
                    throw new UnmatchedArgumentException(last.commandSpec().commandLine(), value);
                }
            }
        }
        return new RunLast().execute(parsed);
    }

    private int misunderstood(ParameterException problem, String[] words) {
        CommandLine command = problem.getCommandLine();
        String what =
                unknownOption(command, words)
                        .or(() ->
                                problem instanceof UnmatchedArgumentException u
                                        ? Optional.of(u)
                                        : Optional.empty())
                        .map(Shell::unknown)
                        .orElseGet(() -> String.valueOf(problem.getMessage()));
        return tell(
                what + "; see \"" + command.getCommandSpec().qualifiedName() + " --help\".",
                WRONG_USAGE);
    }

    /// A mistyped option was taken for a value, so what picocli complains about is often the word after it.
    private static Optional<UnmatchedArgumentException> unknownOption(
            CommandLine command, String[] words) {
        return Arrays.stream(words)
                .takeWhile(word -> !word.equals("--"))
                .filter(word -> OPTION.matcher(word).matches())
                .filter(word ->
                        command.getCommandSpec().findOption(word.replaceFirst("=.*", "")) == null)
                .findFirst()
                .map(word -> new UnmatchedArgumentException(command, word));
    }

    private static String unknown(UnmatchedArgumentException problem) {
        List<String> unmatched = problem.getUnmatched();
        String word =
                unmatched.isEmpty() ? String.valueOf(problem.getMessage()) : unmatched.getFirst();
        CommandSpec spec = problem.getCommandLine().getCommandSpec();
        boolean option = word.startsWith("-");
        Optional<String> near =
                Nearest.to(word, option ? spec.optionsMap().keySet() : spec.subcommands().keySet());
        return "\"%s\" is no %s".formatted(word, option ? "option" : "word that fits here")
                + near.map(", did you mean %s"::formatted).orElse("");
    }

    private int failed(Exception problem) {
        String message = String.valueOf(problem.getMessage());
        return switch (problem) {
            // Behind it is a file that could not be read or written; no other words would have
            // helped.
            case RefusedException refused when refused.getCause() instanceof IOException ->
                    tell(message, TROUBLE);
            case RefusedException refused
                    when refused.reason() == RefusedException.Reason.CHECK_FAILED ->
                    tell(message, ShellCommand.CHECK_FAILED);
            case RefusedException _, BadRunbookException _, BadOrderException _ ->
                    tell(message, WRONG_USAGE);
            case StorageException _ -> tell(message, TROUBLE);
            case UncheckedIOException wrapped ->
                    tell(FileTrouble.sentence(wrapped.getCause()), TROUBLE);
            case IOException io -> tell(FileTrouble.sentence(io), TROUBLE);
            default -> {
                surroundings.bugs().accept(problem);
                yield tell(
                        "This should not have happened (%s); what was recorded before is safe, and logs in the data folder say more."
                                .formatted(message),
                        TROUBLE);
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
