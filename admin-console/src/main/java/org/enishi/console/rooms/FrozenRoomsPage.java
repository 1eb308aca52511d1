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
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.store.governance.FrozenRoom;
import org.jspecify.annotations.Nullable;

/** The frozen rooms, and the release of one: search, page and room are in the address. */
@Named
@RequestScoped
public class FrozenRoomsPage {
    private static final int ROWS = 50;

    @Inject
    FrozenDesk desk;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String search = "";
    private String room = "";
    private String reason = "";
    private int pageNumber = 1;
    private @Nullable Page<FrozenRoom> page;

    @PostConstruct
    void readAddress() {
        String asked = request.getParameter("room");
        room = asked == null ? "" : asked.strip();
    }

    public Page<FrozenRoom> getPage() {
        Page<FrozenRoom> known = page;
        if (known != null) return known;
        var read = desk.page(search, (pageNumber - 1) * ROWS, ROWS);
        page = read;
        return read;
    }

    public void release() throws IOException {
        try {
            if (!RoomId.isWellFormed(room)) throw MatrixException.notFound(room);
            desk.release(new RoomId(room), Reason.required(reason));
            texts.sayNext("frozen.released", room);
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_NOT_FOUND) throw refused;
            texts.sayNext("frozen.gone", room);
        }
        FacesContext.getCurrentInstance().getExternalContext().redirect(getAddress());
    }

    public boolean isFiltered() {
        return !search.isEmpty();
    }

    public long getPages() {
        return Math.max(1, (getPage().total() + ROWS - 1) / ROWS);
    }

    public String getCount() {
        return texts.count("frozen.count", getPage().total());
    }

    public String getPageSentence() {
        return texts.get("pager.page", pageNumber, getPages());
    }

    public String getAddress() {
        return request.getContextPath() + "/partner-frozen";
    }

    public String pageAddress(int number) {
        return Address.of(getAddress())
                .with("search", search)
                .with("page", number == 1 ? null : number)
                .toString();
    }

    public String releaseAddress(FrozenRoom frozen) {
        return Address.of(request.getContextPath() + "/partner-release")
                .with("room", frozen.room().id())
                .toString();
    }

    public String partnerAddress(FrozenRoom frozen) {
        return Address.of(request.getContextPath() + "/partner")
                .with("domain", frozen.domain())
                .toString();
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

    public String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search == null ? "" : search.strip();
    }

    public int getPageNumber() {
        return pageNumber;
    }

    public void setPageNumber(int pageNumber) {
        this.pageNumber = Math.max(1, Math.min(pageNumber, Integer.MAX_VALUE / ROWS));
    }
}
