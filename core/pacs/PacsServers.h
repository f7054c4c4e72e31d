// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace disyre {

/// How a server is spoken to: by DIMSE (address, port and AE titles), or by DICOMweb (a URL).
enum class PacsKind { Dimse, DicomWeb };

/// A DICOM server (PACS) that a person named. The program speaks to no other machine.
struct PacsServer {
    std::string name;  ///< What the person calls it, UTF-8; unique in the list.
    std::string address;
    int port = 104;
    std::string title;                ///< Its AE title, 1 to 16 characters.
    std::string ownTitle = "DISYRE";  ///< The AE title that this program calls itself.
    bool usesTls = false;
    /// A file of certificates (PEM) that the server's own must be signed by; DIMSE with TLS needs
    /// it.
    std::string certificates = {};
    PacsKind kind = PacsKind::Dimse;
    /// DICOMweb's base, such as "https://pacs.example/dicom-web". Over https the certificate is
    /// checked against `certificates`, or against the system's if none are named.
    std::string url = {};
    std::string user = {};      ///< For DICOMweb; empty for none.
    std::string password = {};  ///< For DICOMweb; it is never written to a file.
    bool operator==(const PacsServer&) const = default;
};

/// Returns the file that the servers are kept in. Throws FileError if the system names no home.
[[nodiscard]] std::filesystem::path serversFile();

/// Reads the servers; none if there is no such file. Throws FileError if it is damaged.
[[nodiscard]] std::vector<PacsServer> readServers(const std::filesystem::path& file);
/// Writes the servers; only the person may read the file. Throws FileError, and SettingsError
/// (ServerNotUsable) if one cannot be used.
void writeServers(const std::filesystem::path& file, const std::vector<PacsServer>& servers);

/// Returns the server of this name. Throws SettingsError (ServerUnknown) if there is none.
[[nodiscard]] PacsServer serverNamed(const std::vector<PacsServer>& servers,
                                     const std::string& name);

/// Whether a server has all that is needed to speak to it.
[[nodiscard]] bool isUsable(const PacsServer& server);

}  // namespace disyre
