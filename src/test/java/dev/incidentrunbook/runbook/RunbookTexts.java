package dev.incidentrunbook.runbook;

/// Runbooks to test with: one that says only what it must, one that says everything it can.
final class RunbookTexts {
    static final String SMALL =
            """
            id: disk-full
            version: "1.0"
            title: A disk is full
            symptom: No space left on device
            meaning:
              - Nothing can be written any more.
            steps:
              - id: free-space
                title: Free some space
                purpose: Writing works again.
                expected: 10m
                items:
                  - id: find-largest
                    text: Find the largest folder
            """;

    static final String WHOLE =
            """
            id: disk-full
            version: "1.0"
            title: A disk is full
            symptom: No space left on device
            meaning:
              - Nothing can be written any more.
            lookalikes:
              - symptom: Read-only file system
                difference: There is space, but nothing may be written.
            causes:
              - id: logs
                title: Logs that are never rotated
                likelihood: high
                explanation: They grow until nothing is left.
              - id: uploads
                title: Uploads nobody removes
                likelihood: low
                explanation: They pile up.
            also-known:
              - A core dump in an odd place.
            fixes:
              - id: rotate
                title: Rotate the logs
                effort: easy
                explanation: Force one rotation.
            quick-wins:
              - id: empty-trash
                title: Empty the trash
                explanation: It is often forgotten.
            escalation:
              when:
                - The disk belongs to somebody else.
              whom: The storage team
              bring:
                - The name of the host
            steps:
              - id: free-space
                title: Free some space
                purpose: Writing works again.
                expected: 1h 30m
                items:
                  - id: find-largest
                    text: Find the largest folder
                    required: false
                    hint: For example with du
                fields:
                  - id: folder
                    label: Largest folder
                    hint: /var/log
                    multiline: true
                evidence:
                  - Output of df
                tip: Look at deleted files that are still open.
                caution: Delete no database.
            prevention:
              - id: alert
                text: Alert before the disk is full
                type: detect
                causes: [logs, uploads]
            questions:
              - question: Does a restart help?
                answer: Rarely.
            takeaways:
              - Measure before you delete.
            """;

    private RunbookTexts() {}
}
