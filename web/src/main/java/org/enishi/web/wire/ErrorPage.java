package org.enishi.web.wire;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.enishi.error.MatrixException;

/** What the container refuses by itself, said as Matrix says it; {@code web.xml} sends it here. */
@WebServlet(urlPatterns = ErrorPage.PATH, asyncSupported = true)
public class ErrorPage extends HttpServlet {
    static final String PATH = "/_enishi/error";
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Errors.write(error(request), response);
    }

    private static MatrixException error(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) return AnyExceptionMapper.byStatus(404);
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return AnyExceptionMapper.unforeseen(thrown);
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return AnyExceptionMapper.byStatus(status instanceof Integer code ? code : 500);
    }
}
