# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed, and the packages made of it: a Debian one and an archive that runs from any folder.
include(GNUInstallDirs)
# Not among the system's libraries: nobody else links them.
set(own_libraries lib/disyre)
install(TARGETS disyre-core disyre-compute LIBRARY DESTINATION ${own_libraries} RUNTIME DESTINATION bin)
set_target_properties(disyre-core disyre-compute PROPERTIES INSTALL_RPATH "$ORIGIN")
# The two programs look for disyre-reader beside themselves.
set(programs disyre disyre-reader)
if(DISYRE_WITH_WINDOW)
  list(APPEND programs disyre-explorer)
  install(FILES resources/disyre-explorer.desktop DESTINATION share/applications)
  # Its name is that of the package, so that no other package has the same file.
  install(FILES resources/disyre-explorer-mime.xml DESTINATION share/mime/packages RENAME disyre-explorer.xml)
  install(FILES resources/icons/disyre-explorer.svg
    DESTINATION share/icons/hicolor/scalable/apps)
endif()
install(TARGETS ${programs} RUNTIME DESTINATION bin)
set_target_properties(${programs} PROPERTIES INSTALL_RPATH "$ORIGIN/../${own_libraries}")
install(DIRECTORY resources/models/brain-extraction resources/models/t1-2mm resources/models/t2-synthetic-2mm
  DESTINATION share/disyre/models)
install(DIRECTORY resources/atlas DESTINATION share/disyre)
# The pages keep their places beside each other, so that their links work.
install(FILES LICENSE README.md CONTRIBUTING.md CHANGELOG.md DESTINATION share/doc/disyre-explorer)
install(DIRECTORY resources/LICENSES resources/manual resources/tours DESTINATION share/doc/disyre-explorer/resources)
install(FILES resources/models/README.md DESTINATION share/doc/disyre-explorer/resources/models)

set(CPACK_PACKAGE_NAME disyre-explorer)
set(CPACK_PACKAGE_VENDOR "DISYRE Explorer")
set(CPACK_PACKAGE_CONTACT "The DISYRE Explorer project")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Explore anomalies in brain MRI by restoration")
set(CPACK_PACKAGE_DESCRIPTION
  "Heals a skull-stripped brain scan step by step and maps what was changed. Research software, not a medical device.")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_LIBRARY_OUTPUT_DIRECTORY})
# The sample is made of ch2bet; the matrix product is slow without this OpenBLAS; the window needs its platform;
# the list of cases is a SQLite database.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "mricron-data, libopenblas0-pthread, libgl1-mesa-dri, qt6-qpa-plugins, libqt6sql6-sqlite")
include(CPack)
