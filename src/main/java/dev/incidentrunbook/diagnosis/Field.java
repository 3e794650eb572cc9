package dev.incidentrunbook.diagnosis;

/// What a named value of a structured line means. Names are compared in lower case without `_ - . @` and spaces, so that
/// `req.id`, `reqId` and a nested `{"req":{"id":…}}` are one name. Of several that a line holds, the one named first wins.
@SuppressWarnings({
    "EnumOrdinal",
    "ImmutableEnumChecker"
}) // Ordinals are places in tables; the names are never handed out.
enum Field {
    TIME(
            "@timestamp timestamp time ts @t t t.$date date datetime timemillis asctime eventtime timestampms timeunixnano"
                    + " realtimestamp __realtime_timestamp instant.epochsecond timelocal time_iso8601 starttime startedat observedtimestamp datetimeutc msec requesttimestamp eventtimestamp logtime requesttime time_local createdat created_at"),
    LEVEL(
            "level log.level severity severitytext @l lvl loglevel levelname levelstr severitynumber priority"
                    + " log.syslog.severity.name sev s l"),
    MESSAGE(
            "message msg @m @mt renderedmessage event body.stringvalue body short_message fields.message textpayload"
                    + " jsonpayload.message logmessage msgtemplate attr.error.errmsg error.description detail"),
    STACK(
            "stack_trace stacktrace error.stack_trace error.stack err.stack exception.stacktrace exc_info exception"
                    + " error.stacktrace thrown.extendedstacktrace stack @x errorverbose exception.stack backtrace"
                    + " error.backtrace full_message exc_text attributes.exception.stacktrace fields.error.stack context.exception.trace exception.trace jsonpayload.stack_trace err.stacktrace fields.stacktrace fields.stack thrown.stacktrace exception.stacktracestring exception.backtrace traceback"),
    ERROR_TYPE(
            "error.type err.type exception.type error.name err.name exception.class exceptiontype thrown.name"
                    + " error_type errorname exception.classname error.class error.kind attributes.exception.type exception_class errortype context.exception.class err.class exception.name"),
    ERROR_MESSAGE(
            "error.message err.message exception.message error err errormsg error_message errmsg thrown.message"
                    + " exception_message attributes.exception.message fields.error context.exception.message cause reason error.error errordetail fields.err"),
    ERROR_CODE("err.code error.code code errorcode sqlstate err.errno errno err.sqlstate"),
    METHOD(
            "method req.method request.method http.method http.request.method httpmethod requestmethod verb"
                    + " httprequest.requestmethod cs-method fields.method context.method spans.method attributes.http.method span.method m"),
    PATH(
            "path uri url req.url request.uri request.path http.path http.target http.url url.path requesturi"
                    + " request_uri req.path requestpath route http.route httprequest.requesturl requesturl endpoint urlpath url.original originalurl request.url fields.path fields.uri spans.uri spans.path span.uri attributes.http.target attributes.url.path resource path_info requestedpath uri_path routekey u"),
    REQUEST("request requestline http.request request_line req"),
    STATUS(
            "status statuscode status_code res.statuscode response.status http.status_code http.response.status_code"
                    + " responsestatus httpstatus elb_status_code sc-status response.statuscode resp.status"
                    + " httprequest.status httpstatuscode responsecode response_code http_status downstreamstatus res.status fields.status attributes.http.status_code response fields.statuscode http.status statuscodevalue context.status st"),
    UPSTREAM_STATUS(
            "upstream_status us ust originstatus target_status_code upstreamstatus upstream.status"),
    UPSTREAM(
            "upstream_cluster servicename backend backend_name proxy_upstream_name upstream_name upstream upstream_addr"
                    + " upstream_host target serviceaddr upstreamaddr service_url"),
    FLAGS("response_flags"),
    FAILURE_DETAIL("response_code_details"),
    FAILURE_REASON("upstream_transport_failure_reason"),
    CONTROLLER("controller"),
    ACTION("action"),
    DURATION(
            "duration responsetime latency took request_time elapsed durationms elapsedms rt duration_ms"),
    REQUEST_ID(
            "integration_request_id request_id req.id rid reqid x-request-id correlation_id correlationid trace_id traceid trace.id dd.trace_id"
                    + " requestid x-correlation-id operation_id http.request_id http.request.id traceparent @tr otelTraceID httprequestid requestheaderxrequestid request.id context.request_id extra.request_id fields.request_id"
                    + " mdc.requestid mdc.traceid properties.requestid contextmap.traceid contextmap.requestid spans.request_id span.request_id labels.trace_id tx_id txid awsrequestid cf_ray x_amzn_trace_id activityid uid extra.uid"),
    VERSION(
            "version release service.version build git_sha commit app_version appversion revision deployment image_tag"
                    + " gitcommit tag labels.version resource.service.version dd.version build_id sha"),
    LOGGER(
            "logger logger_name loggername log.logger name component category sourcecontext channel target caller c module properties.sourcecontext"),
    HOST("host http.host vhost servername server_name req.host requesthost authority"),
    CONTAINER_LOG("log"),
    CONTAINER_STREAM("stream"),
    JOURNAL_UNIT("_systemd_unit syslog_identifier");

    private static final Names NAMES = new Names();

    private final String[] names;

    Field(String names) {
        this.names = names.split(" +");
    }

    /// The field that a hashed name stands for, and its rank among the names of that field; -1 for a name that means
    /// nothing here.
    static int meaning(long hash) {
        return NAMES.get(hash);
    }

    static Field of(int meaning) {
        return Names.FIELDS[meaning >>> 8];
    }

    static int rank(int meaning) {
        return meaning & 0xff;
    }

    /// The names of all fields in one table.
    private static final class Names {
        static final Field[] FIELDS = values();
        private static final int SIZE = 2048;

        private final long[] hashes = new long[SIZE];
        private final int[] meanings = new int[SIZE];

        Names() {
            for (Field field : FIELDS) {
                for (int rank = 0; rank < field.names.length; rank++) {
                    put(NameHash.of(field.names[rank]), field.ordinal() << 8 | rank);
                }
            }
        }

        /// The first field that claims a name keeps it, except that what a container adds is looked up by its own field.
        private void put(long hash, int meaning) {
            int slot = slot(hash);
            if (hashes[slot] == 0) {
                hashes[slot] = hash;
                meanings[slot] = meaning;
            }
        }

        int get(long hash) {
            int slot = slot(hash);
            return hashes[slot] == 0 ? -1 : meanings[slot];
        }

        private int slot(long hash) {
            int slot = (int) (hash ^ (hash >>> 32)) & (SIZE - 1);
            while (hashes[slot] != 0 && hashes[slot] != hash) {
                slot = (slot + 1) & (SIZE - 1);
            }
            return slot;
        }
    }
}
