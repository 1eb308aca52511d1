package org.enishi.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as a file that office programs open rightly: UTF-8 with the mark they know it by, and no cell that they would
 * take for a formula.
 */
public final class Csv implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final CSVPrinter printer;

    private Csv(CSVPrinter printer) {
        this.printer = printer;
    }

    public static Csv to(HttpServletResponse response, String fileName) throws IOException {
        response.setContentType("text/csv; charset=UTF-8; header=present");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
        var writer = new OutputStreamWriter(response.getOutputStream(), UTF_8);
        writer.write(BYTE_ORDER_MARK);
        return new Csv(new CSVPrinter(writer, CSVFormat.RFC4180));
    }

    public void row(Object... cells) throws IOException {
        printer.printRecord(Arrays.stream(cells).map(Csv::harmless));
    }

    static String harmless(Object cell) {
        String text = cell.toString();
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
