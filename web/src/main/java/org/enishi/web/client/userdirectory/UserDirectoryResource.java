package org.enishi.web.client.userdirectory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.userdirectory.UserDirectory;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#user-directory">Matrix v1.19, "User Directory"</a> */
@Path("_matrix/client/v3/user_directory/search")
@RolesAllowed(Role.USER)
public class UserDirectoryResource {
    @Inject
    Requester requester;

    @EJB
    UserDirectory directory;

    @POST
    public UserDirectory.Found search(UserDirectory.Wish wish) {
        return directory.search(requester.caller(), wish);
    }
}
