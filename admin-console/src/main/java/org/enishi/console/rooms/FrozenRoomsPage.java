package org.enishi.console.rooms;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.enishi.administration.Page;
import org.enishi.administration.Reason;
import org.enishi.administration.rooms.FrozenDesk;
import org.enishi.console.frame.SearchedPage;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.store.governance.FrozenRoom;

/** The frozen rooms, and the release of one: search, page and room are in the address. */
@Named
@RequestScoped
public class FrozenRoomsPage extends SearchedPage<FrozenRoom> {
    @Inject
    FrozenDesk desk;

    @Inject
    HttpServletRequest asking;

    private String room = "";
    private String reason = "";

    @PostConstruct
    void readAddress() {
        String asked = asking.getParameter("room");
        room = asked == null ? "" : asked.strip();
    }

    @Override
    protected String path() {
        return "partner-frozen";
    }

    @Override
    protected Page<FrozenRoom> read(int offset, int limit) {
        return desk.page(getSearch(), offset, limit);
    }

    @Override
    protected String countKey() {
        return "frozen.count";
    }

    @Override
    protected Object domainOf(FrozenRoom frozen) {
        return frozen.domain();
    }

    public void release() throws IOException {
        try {
            if (!RoomId.isWellFormed(room)) throw MatrixException.notFound(room);
            desk.release(new RoomId(room), Reason.required(reason));
            texts().sayNext("frozen.released", room);
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_NOT_FOUND) throw refused;
            texts().sayNext("frozen.gone", room);
        }
        FacesContext.getCurrentInstance().getExternalContext().redirect(getAddress());
    }

    public String releaseAddress(FrozenRoom frozen) {
        return at("partner-release").with("room", frozen.room().id()).toString();
    }

    public Instant since(FrozenRoom frozen) {
        return Instant.ofEpochMilli(frozen.why().since());
    }

    public String getRoom() {
        return room;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
